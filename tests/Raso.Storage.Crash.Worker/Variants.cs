using System.Security.Cryptography;
using Raso.Storage.Catalog;

namespace Raso.Storage.Crash.Worker;

/// <summary>Breaks the order of intent, bytes and row on purpose, to show that the judge sees it.</summary>
public static class Variants
{
    public const string Sound = "sound";

    /// <summary>The bytes are acknowledged before they are stored, so that the row comes first.</summary>
    public const string RowFirst = "row-first";

    /// <summary>The intent is recorded only with the row, after the bytes.</summary>
    public const string NoIntent = "no-intent";

    /// <summary>Papers are taken in under new ids and films made as new runs, whenever a worker begins again.</summary>
    public const string NothingKnownAgain = "nothing-known-again";

    internal static ICloudStorageBackend Apply(string variant, ICloudStorageBackend backend) =>
        variant == RowFirst ? RowsBeforeBytes(backend) : backend;

    internal static ICatalog Apply(string variant, ICatalog catalog) => variant == NoIntent ? new IntentlessCatalog(catalog) : catalog;

    private static ICloudStorageBackend RowsBeforeBytes(ICloudStorageBackend backend) =>
        (ICloudStorageBackend)Interceptor.Wrap(typeof(ICloudStorageBackend), backend, (method, args, call) =>
        {
            if (method.Name != nameof(ICloudStorageBackend.StoreAsync))
            {
                return call();
            }

            var (path, content) = ((StoragePath)args[0]!, (FileContent)args[1]!);
            // The row may take its time: only what is stored in the end tells whether it was right.
            args[3] = CancellationToken.None;
            var sending = Task.Run(async () =>
            {
                await Task.Delay(TimeSpan.FromMilliseconds(100), TimeProvider.System);
                await (Task<StoredFile>)call()!;
            });
            return AcknowledgeAsync(path, content, sending);
        });

    private static async Task<StoredFile> AcknowledgeAsync(StoragePath path, FileContent content, Task sending)
    {
        _ = sending;
        await using var stream = await content.OpenAsync(CancellationToken.None);
        return new StoredFile
        {
            Path = path,
            Backend = CrashSetup.Backend,
            Uri = new Uri($"file:///{path.Value}"),
            Length = stream.Length,
            ETag = "early",
            LastModified = TimeProvider.System.GetUtcNow(),
            Sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(stream)),
        };
    }
}
