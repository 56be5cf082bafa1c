using System.Security.Cryptography;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>What one cell works with: a clean way to the store, a spoilt one, paths of its own, and its bytes.</summary>
internal sealed class CellBench(CloudUnderTest cloud, CloudStorageBackend clean, MatrixCell cell, string prefix, CancellationToken token)
{
    private CloudStorageBackend? _spoilt;

    public CloudUnderTest Cloud => cloud;

    public MatrixCell Cell => cell;

    public CloudStorageBackend Clean => clean;

    /// <summary>Gets or sets the backend whose way to the store is spoilt.</summary>
    public CloudStorageBackend Spoilt
    {
        get => _spoilt ?? throw new InvalidOperationException("The spoilt backend is made after the preparation.");
        set => _spoilt = value;
    }

    public CancellationToken Token => token;

    /// <summary>Gets the text that all paths of this cell begin with.</summary>
    public string Prefix => prefix;

    /// <summary>Gets the one path that most calls are about.</summary>
    public StoragePath Path { get; } = prefix + "file";

    public StoragePath OtherPath { get; } = prefix + "other";

    /// <summary>Gets the bytes that are stored or read.</summary>
    public byte[] Bytes { get; } = Content(cell.Operation.IsInParts ? cloud.SeveralPartsLength : 20_000, 1);

    /// <summary>Gets the bytes that stood there before.</summary>
    public byte[] OldBytes { get; } = Content(9_000, 2);

    /// <summary>Gets or sets what the preparation must tell the call.</summary>
    public string ETag { get; set; } = "";

    /// <summary>Gets or sets what the call gave back.</summary>
    public object? Seen { get; set; }

    /// <summary>Gets or sets each request that the proxy saw, where it reads them.</summary>
    public IReadOnlyCollection<string> Log { get; set; } = [];

    /// <summary>Gets or sets how many requests or connections met the fault.</summary>
    public int Struck { get; set; }

    /// <summary>Gets the content to store, which can seek or not as the cell says; one that cannot has no length either.</summary>
    public FileContent Source() => cell.Seekable == false
        ? FileContent.FromStream(new OneWayStream(Bytes))
        : FileContent.FromStream(new MemoryStream(Bytes, writable: false));

    public Task PutAsync(StoragePath path, byte[] bytes) => clean.StoreAsync(path, FileContent.FromBytes(bytes), null, token);

    /// <summary>Requires that a path holds exactly some bytes: by the backend's own read, and past it.</summary>
    public async Task RequireHoldsAsync(StoragePath path, byte[] bytes)
    {
        var (own, direct) = await ReadAsync(path);
        Require(own is not null, $"nothing is stored at {path}");
        Require(Sha(own) == Sha(bytes), $"{path} holds {own!.Length} bytes that are not the {bytes.Length} expected");
        Require(direct is null || Sha(direct) == Sha(bytes), $"{path} read past the backend has other bytes");
    }

    /// <summary>Requires that a path holds what it held before, or, where that may be, the whole of something new; <see langword="null"/> is nothing.</summary>
    public async Task RequireHoldsOldAsync(StoragePath path, byte[]? old, byte[]? orElse)
    {
        var (own, direct) = await ReadAsync(path);
        var isOld = old is null ? own is null : own is not null && Sha(own) == Sha(old);
        var isNew = orElse is not null && own is not null && Sha(own) == Sha(orElse);
        Require(isOld || isNew, own is null
            ? $"the old file at {path} is gone"
            : $"after the failure {path} holds {own.Length} bytes, neither {(old is null ? "nothing" : "the old file")}{(orElse is null ? "" : " nor the new one whole")}");
        Require(own is null || direct is null || Sha(direct) == Sha(own), $"{path} read past the backend has other bytes");
    }

    public async Task RequireNothingAsync(StoragePath path) =>
        Require(await clean.GetInfoAsync(path, token) is null, $"{path} is still there");

    public static void Require(bool holds, string otherwise)
    {
        if (!holds)
        {
            throw new BrokenCellException(otherwise);
        }
    }

    private async Task<(byte[]? Own, byte[]? Direct)> ReadAsync(StoragePath path)
    {
        try
        {
            var own = await clean.RetrieveBytesAsync(path, token);
            return (own, await cloud.ReadDirectlyAsync(clean, path, token));
        }
        catch (StorageException error) when (error.Code == StorageErrorCode.NotFound)
        {
            return (null, null);
        }
    }

    private static string Sha(byte[]? bytes) => bytes is null ? "" : Convert.ToHexStringLower(SHA256.HashData(bytes));

    private static byte[] Content(int length, int seed)
    {
        var bytes = new byte[length];
        new Random(seed).NextBytes(bytes);
        return bytes;
    }
}
