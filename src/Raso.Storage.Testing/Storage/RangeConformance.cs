using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What reading a part of a file does.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class RangeConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    private const int FileLength = 1000;

    /// <summary>A part is just the bytes asked for, cut to the file; the length told is that of the whole file.</summary>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">How many bytes, or -1 for all that follow.</param>
    [Theory]
    [InlineData(0, 1)]
    [InlineData(0, 10)]
    [InlineData(0, 1000)]
    [InlineData(0, -1)]
    [InlineData(0, 5000)]
    [InlineData(1, 1)]
    [InlineData(499, 2)]
    [InlineData(500, 250)]
    [InlineData(500, -1)]
    [InlineData(990, 10)]
    [InlineData(990, 11)]
    [InlineData(999, 1)]
    [InlineData(999, -1)]
    [InlineData(999, 4_000_000_000)]
    public async Task Retrieve_Range_GivesJustThoseBytes(long offset, long length)
    {
        var bytes = MakeBytes(FileLength);
        var stored = await PutAsync("file.bin", bytes);
        var range = new ByteRange(offset, length < 0 ? null : length);

        var (info, read) = await ReadAsync("file.bin", new RetrieveOptions { Range = range });

        var end = length < 0 ? FileLength : Math.Min(FileLength, offset + length);
        Assert.Equal(bytes[(int)offset..(int)end], read);
        Assert.Equal(stored, info, StoredFileComparer.Instance);
    }

    /// <summary>A part that begins at or past the end is refused.</summary>
    /// <param name="offset">The first byte.</param>
    /// <param name="length">How many bytes, or -1 for all that follow.</param>
    [Theory]
    [InlineData(1000, 1)]
    [InlineData(1000, -1)]
    [InlineData(1001, 10)]
    [InlineData(5_000_000_000, -1)]
    public async Task Retrieve_RangePastTheEnd_ThrowsInvalidArgument(long offset, long length)
    {
        await PutAsync("file.bin", MakeBytes(FileLength));
        var options = new RetrieveOptions { Range = new ByteRange(offset, length < 0 ? null : length) };

        await ThrowsAsync(StorageErrorCode.InvalidArgument, "file.bin", () => ReadAsync("file.bin", options));
    }

    /// <summary>An empty file has no part: its first byte is past its end.</summary>
    /// <param name="length">How many bytes, or -1 for all that follow.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(-1)]
    public async Task Retrieve_RangeOfEmptyFile_ThrowsInvalidArgument(long length)
    {
        await PutAsync("empty.bin", []);
        var options = new RetrieveOptions { Range = new ByteRange(0, length < 0 ? null : length) };

        await ThrowsAsync(StorageErrorCode.InvalidArgument, "empty.bin", () => ReadAsync("empty.bin", options));
    }

    /// <summary>A part of a missing file is not found.</summary>
    [Fact]
    public async Task Retrieve_RangeOfMissingFile_ThrowsNotFound() =>
        await ThrowsAsync(StorageErrorCode.NotFound, "none.bin", () => ReadAsync("none.bin", new RetrieveOptions { Range = new ByteRange(0, 1) }));

    /// <summary>Parts are found across the parts of an upload.</summary>
    [Fact]
    public async Task Retrieve_RangesOfSeveralParts_MakeTheWholeFile()
    {
        var bytes = MakeBytes(Harness.SeveralPartsLength + 7);
        await PutAsync("large.bin", bytes);
        var step = (bytes.Length / 7) + 1;
        using var whole = new MemoryStream();
        for (var offset = 0; offset < bytes.Length; offset += step)
        {
            whole.Write((await ReadAsync("large.bin", new RetrieveOptions { Range = new ByteRange(offset, step) })).Bytes);
        }

        Assert.Equal(Sha256(bytes), Sha256(whole.ToArray()));
    }
}
