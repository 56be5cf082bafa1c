using System.Text;

namespace Raso.Storage.Local.Hostile;

/// <summary>Every call of a backend that takes a path or a prefix, with the same text in the place of each.</summary>
internal static class Operations
{
    /// <summary>Gets those that take paths, which keep the rules of <see cref="StoragePath"/>.</summary>
    public static IReadOnlyList<(string Method, Func<ICloudStorageBackend, string, Task<string>> Call)> OfPaths { get; } =
    [
        (nameof(ICloudStorageBackend.StoreAsync), async (backend, path) => (await backend.StoreAsync(path, FileContent.FromText("inside"), cancellationToken: Token)).Path.Value),
        (nameof(ICloudStorageBackend.StoreAsync), async (backend, path) => (await backend.StoreAsync(path, FileContent.FromText("inside"), new StoreOptions { CreateOnly = true }, Token)).Path.Value),
        (nameof(ICloudStorageBackend.RetrieveAsync), ReadAsync),
        (nameof(ICloudStorageBackend.GetInfoAsync), async (backend, path) => (await backend.GetInfoAsync(path, Token))?.Path.Value ?? ""),
        (nameof(ICloudStorageBackend.CopyAsync), async (backend, path) => (await backend.CopyAsync(path, "copied", cancellationToken: Token)).Path.Value),
        (nameof(ICloudStorageBackend.CopyAsync), async (backend, path) => (await backend.CopyAsync("source", path, cancellationToken: Token)).Path.Value),
        (nameof(ICloudStorageBackend.SignUrlAsync), async (backend, path) => (await backend.SignUrlAsync(path, new SignedUrlOptions { Lifetime = TimeSpan.FromMinutes(1) }, Token)).ToString()),
        (nameof(ICloudStorageBackend.SetTierAsync), async (backend, path) =>
        {
            await backend.SetTierAsync(path, "COLD", Token);
            return "";
        }),
        (nameof(ICloudStorageBackend.AbortUploadAsync), AbortUploadAsync),
        (nameof(ICloudStorageBackend.DeleteManyAsync), DeleteManyAsync),
        (nameof(ICloudStorageBackend.DeleteAsync), async (backend, path) =>
        {
            await backend.DeleteAsync(path, Token);
            return "";
        }),
    ];

    /// <summary>Gets those that take any text.</summary>
    public static IReadOnlyList<(string Method, Func<ICloudStorageBackend, string, Task<string>> Call)> OfTexts { get; } =
    [
        (nameof(ICloudStorageBackend.ListAsync), (backend, text) => ListAsync(backend, new ListOptions { Prefix = text })),
        (nameof(ICloudStorageBackend.ListAsync), (backend, text) => ListAsync(backend, new ListOptions { Prefix = text + "/" })),
        (nameof(ICloudStorageBackend.ListAsync), (backend, text) => ListAsync(backend, new ListOptions { Prefix = text, FoldFolders = true })),
        (nameof(ICloudStorageBackend.ListAsync), (backend, text) => ListAsync(backend, new ListOptions { StartAfter = text })),
        (nameof(ICloudStorageBackend.AbortUploadsAsync), async (backend, text) => $"{await backend.AbortUploadsAsync(text, TimeSpan.Zero, Token)}"),
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private static async Task<string> ReadAsync(ICloudStorageBackend backend, string path)
    {
        await using var file = await backend.RetrieveAsync(path, cancellationToken: Token);
        using var reader = new StreamReader(file.Content, Encoding.UTF8);
        return await reader.ReadToEndAsync(Token);
    }

    private static async Task<string> AbortUploadAsync(ICloudStorageBackend backend, string path)
    {
        var state = new UploadState
        {
            Backend = backend.Name,
            Store = (await backend.GetIdentityAsync(Token))?.Id,
            Path = path,
            UploadId = path,
            PartSize = 1,
            WriteToken = "token",
            BegunAt = DateTimeOffset.UnixEpoch,
            OptionsSha256 = "",
        };
        await backend.AbortUploadAsync(state, Token);
        return "";
    }

    private static async Task<string> DeleteManyAsync(ICloudStorageBackend backend, string path)
    {
        StoragePath[] paths = [path];
        await foreach (var outcome in backend.DeleteManyAsync(paths.ToAsyncEnumerable(), Token))
        {
            if (outcome.Error is { } error)
            {
                throw error;
            }
        }

        return "";
    }

    private static async Task<string> ListAsync(ICloudStorageBackend backend, ListOptions options)
    {
        var found = new List<string>();
        await foreach (var entry in backend.ListAsync(options, Token))
        {
            found.Add(entry.Path);
        }

        return string.Join('\n', found);
    }
}
