using System.Security.Cryptography;
using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Aws;

namespace Raso.Storage.Clouds.Tests.Aws;

/// <summary>Backends over the driver, and what is stored in them.</summary>
internal static class S3Backends
{
    public static CloudStorageBackend Create(S3Options options) =>
        new("s3", new S3StorageDriver(options, TimeProvider.System), options, TimeProvider.System, NullLoggerFactory.Instance);

    public static byte[] MakeBytes(int length, int seed = 1)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }

    public static string Sha256(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    public static async Task<byte[]> ReadAsync(CloudStorageBackend backend, StoragePath path, RetrieveOptions? options = null)
    {
        await using var file = await backend.RetrieveAsync(path, options, TestContext.Current.CancellationToken);
        using var bytes = new MemoryStream();
        await file.Content.CopyToAsync(bytes, TestContext.Current.CancellationToken);
        return bytes.ToArray();
    }
}
