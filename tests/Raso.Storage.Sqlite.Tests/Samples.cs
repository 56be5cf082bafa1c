using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Papers;

namespace Raso.Storage.Sqlite.Tests;

/// <summary>Rows to work with.</summary>
internal static class Samples
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(5);

    public static string Hash { get; } = new('a', 64);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static NewPaper Paper(string title = "Attention", string? doi = null) => new() { Title = title, Authors = ["A. Author"], Doi = doi };

    public static NewVideoAsset Video(Guid paper) => new() { PaperId = paper, Title = "Film" };

    public static FileIntent Intent(string? path = null)
    {
        var id = Guid.CreateVersion7();
        return new FileIntent(id, StoragePath.Parse(path ?? $"files/{id:N}.bin"), Guid.CreateVersion7());
    }

    public static Task WriteAsync(this ICatalog catalog, Func<ICatalogSession, Task> work) => catalog.WriteAsync(
        async (session, _) =>
        {
            await work(session);
            return true;
        },
        Token);

    public static Task<T> WriteAsync<T>(this ICatalog catalog, Func<ICatalogSession, Task<T>> work) => catalog.WriteAsync((session, _) => work(session), Token);

    public static Task<T> ReadAsync<T>(this ICatalog catalog, Func<ICatalogSession, Task<T>> work) => catalog.ReadAsync((session, _) => work(session), Token);

    public static async Task<Paper> AddPaperAsync(this ICatalog catalog, NewPaper? paper = null)
    {
        var id = Guid.CreateVersion7();
        return (await catalog.WriteAsync(session => session.Papers.InsertAsync(id, paper ?? Paper(), $"papers/{id:N}", Token)))!;
    }

    public static async Task<FileIntent> BeginFileAsync(this ICatalog catalog, TimeSpan? lease = null, params string[] backends)
    {
        var intent = Intent();
        await catalog.WriteAsync(session => session.Files.BeginAsync(intent, "video/mp4", backends is [] ? ["disk"] : backends, lease ?? Lease, Token));
        return intent;
    }

    public static Task ConfirmAsync(this ICatalogSession session, FileIntent intent, long length = 10) =>
        session.Files.ConfirmAsync(intent, length, Hash, [new StoredReplica("disk", "\"etag\"")], Token);

    public static VersionFile Version(FileIntent intent, string? changes = null, StoragePath? source = null) => new(intent.Path, 10, source, changes, "tester");

    public static async Task<VideoAsset> AddVideoAsync(this ICatalog catalog, Guid paper, NewVideoAsset? video = null)
    {
        var intent = await catalog.BeginFileAsync();
        return (await catalog.WriteAsync(async session =>
        {
            await session.ConfirmAsync(intent);
            return await session.Videos.InsertAsync(Guid.CreateVersion7(), video ?? Video(paper), Version(intent, "first"), Token);
        }))!;
    }

    public static Task<LedgerFile?> FindAsync(this ICatalog catalog, StoragePath path) => catalog.ReadAsync(session => session.Files.FindAsync(path, Token));
}
