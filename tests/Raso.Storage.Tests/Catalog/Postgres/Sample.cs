using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Rows to begin a test with.</summary>
internal static class Sample
{
    public const string Sha256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static NewPaper NewPaper(string? doi = null) => new() { Title = "On storage", Authors = ["Ada Lovelace", "Émile Borel"], Doi = doi };

    public static async Task<Paper> AddPaperAsync(ICatalog catalog, string? doi = null)
    {
        var id = Guid.CreateVersion7();
        return (await catalog.WriteAsync((session, token) => session.Papers.InsertAsync(id, NewPaper(doi), $"papers/{id}", token), Token))!;
    }

    public static FileIntent NewIntent()
    {
        var id = Guid.CreateVersion7();
        return new FileIntent(id, $"files/{id}.mp4", Guid.CreateVersion7());
    }

    public static async Task<FileIntent> BeginAsync(ICatalog catalog, TimeSpan? lease = null, params string[] backends)
    {
        var intent = NewIntent();
        await catalog.WriteAsync(
            async (session, token) =>
            {
                await session.Files.BeginAsync(intent, "video/mp4", backends.Length == 0 ? ["disk"] : backends, lease ?? Lease, token);
                return true;
            },
            Token);
        return intent;
    }

    public static VersionFile FileOf(FileIntent intent) => new(intent.Path, 7, null, "what is new", "ada");

    public static Task ConfirmAsync(ICatalogSession session, FileIntent intent, params string[] backends) =>
        session.Files.ConfirmAsync(intent, 7, Sha256, [.. (backends.Length == 0 ? ["disk"] : backends).Select(backend => new StoredReplica(backend, "\"1\""))], Token);

    public static async Task<VideoAsset> AddVideoAsync(ICatalog catalog, Guid paperId, Func<NewVideoAsset, NewVideoAsset>? configure = null)
    {
        var intent = await BeginAsync(catalog);
        var asset = new NewVideoAsset { PaperId = paperId, Title = "Film" };
        return (await catalog.WriteAsync(
            async (session, token) =>
            {
                await ConfirmAsync(session, intent);
                return await session.Videos.InsertAsync(Guid.CreateVersion7(), configure?.Invoke(asset) ?? asset, FileOf(intent), token);
            },
            Token))!;
    }
}
