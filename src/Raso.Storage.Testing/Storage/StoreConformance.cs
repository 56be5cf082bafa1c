using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What storing does: every byte, its checksum, and what is kept beside it.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class StoreConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    /// <summary>The answer to a store describes the new file in full.</summary>
    [Fact]
    public async Task Store_NewFile_ReturnsWhatIsStored()
    {
        var bytes = MakeBytes(1000);

        var stored = await PutAsync("paper.pdf", bytes, new StoreOptions { ContentType = "application/pdf" });

        Assert.Equal(At("paper.pdf"), stored.Path);
        Assert.Equal(Backend.Name, stored.Backend);
        Assert.Equal(1000, stored.Length);
        Assert.Equal(Sha256(bytes), stored.Sha256);
        Assert.Equal("application/pdf", stored.ContentType);
        Assert.NotEmpty(stored.ETag);
        Assert.True(stored.Uri.IsAbsoluteUri);
        Assert.NotEqual(default, stored.LastModified);
        await HoldsAsync("paper.pdf", bytes);
    }

    /// <summary>Files of every size come back byte for byte, the empty one included.</summary>
    /// <param name="length">The length in bytes.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4095)]
    [InlineData(4096)]
    [InlineData(4097)]
    [InlineData(65_535)]
    [InlineData(65_536)]
    [InlineData(65_537)]
    [InlineData(1_048_576)]
    [InlineData(1_048_577)]
    public async Task Store_AnyLength_KeepsEveryByte(int length)
    {
        var bytes = MakeBytes(length, length);

        var stored = await PutAsync("file.bin", bytes);

        Assert.Equal(length, stored.Length);
        Assert.Equal(Sha256(bytes), stored.Sha256);
        await HoldsAsync("file.bin", bytes);
    }

    /// <summary>A file of several parts comes back byte for byte, and its checksum is that of the whole.</summary>
    /// <param name="extra">Bytes beyond the length that the harness names.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(12_345)]
    public async Task Store_SeveralParts_KeepsEveryByte(int extra)
    {
        var bytes = MakeBytes(Harness.SeveralPartsLength + extra);

        var stored = await PutAsync("large.bin", bytes, new StoreOptions { ContentType = "video/mp4" });

        Assert.Equal(bytes.Length, stored.Length);
        Assert.Equal(Sha256(bytes), stored.Sha256);
        Assert.Equal("video/mp4", stored.ContentType);
        await HoldsAsync("large.bin", bytes);
        var info = await Backend.GetInfoAsync(At("large.bin"), Token);
        Assert.Equal(stored.ETag, info!.ETag);
        Assert.Equal("video/mp4", info.ContentType);
        Assert.True(info.Sha256 == stored.Sha256 || (info.Sha256 is null && !Harness.KeepsChecksumOfParts), "The checksum of the whole file was lost.");
    }

    /// <summary>An overwritten file is the new one only: nothing of a longer or shorter one before it is left.</summary>
    /// <param name="before">The length of the old file in bytes.</param>
    /// <param name="after">The length of the new file in bytes.</param>
    [Theory]
    [InlineData(100_000, 10)]
    [InlineData(10, 100_000)]
    [InlineData(500, 500)]
    [InlineData(500, 0)]
    [InlineData(0, 500)]
    public async Task Store_OverExisting_LeavesTheNewFileOnly(int before, int after)
    {
        await PutAsync("file.bin", MakeBytes(before, 1));
        var bytes = MakeBytes(after, 2);

        var stored = await PutAsync("file.bin", bytes);

        Assert.Equal(Sha256(bytes), stored.Sha256);
        await HoldsAsync("file.bin", bytes);
        Assert.Equal(stored, await Backend.GetInfoAsync(At("file.bin"), Token), StoredFileComparer.Instance);
    }

    /// <summary>Storing over a file of several parts, and the other way round, leaves the new file only.</summary>
    /// <param name="severalPartsFirst">Which of the two comes first.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Store_SmallAndSeveralPartsInTurn_LeavesTheNewFileOnly(bool severalPartsFirst)
    {
        var large = MakeBytes(Harness.SeveralPartsLength);
        var small = MakeBytes(10);
        await PutAsync("file.bin", severalPartsFirst ? large : small);

        await PutAsync("file.bin", severalPartsFirst ? small : large);

        await HoldsAsync("file.bin", severalPartsFirst ? small : large);
    }

    /// <summary>New content has a new ETag, also when its length is the same.</summary>
    [Fact]
    public async Task Store_NewContent_ChangesETag()
    {
        HashSet<string> tags = [];
        for (var i = 0; i < 5; i++)
        {
            tags.Add((await PutAsync("file.bin", MakeBytes(100, i))).ETag);
        }

        Assert.Equal(5, tags.Count);
    }

    /// <summary>A later store is not dated before an earlier one.</summary>
    [Fact]
    public async Task Store_Again_DoesNotGoBackInTime()
    {
        var first = await PutTextAsync("file.txt", "1");
        var second = await PutTextAsync("file.txt", "2");

        Assert.True(second.LastModified >= first.LastModified);
    }

    /// <summary>Each path has an address of its own, and it is the same each time.</summary>
    [Fact]
    public async Task Store_TwoPaths_HaveTwoAddresses()
    {
        var first = await PutTextAsync("a b.txt", "1");
        var second = await PutTextAsync("a+b.txt", "1");

        Assert.NotEqual(first.Uri.AbsoluteUri, second.Uri.AbsoluteUri);
        Assert.Equal(first.Uri, (await Backend.GetInfoAsync(At("a b.txt"), Token))!.Uri);
    }

    /// <summary>The right expected checksum is taken, in either case of its digits.</summary>
    /// <param name="upperCase">Whether the digits are upper case.</param>
    /// <param name="severalParts">Whether the file has several parts.</param>
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Store_ExpectedChecksum_IsTaken(bool upperCase, bool severalParts)
    {
        var bytes = MakeBytes(severalParts ? Harness.SeveralPartsLength : 100);
        var expected = upperCase ? Sha256(bytes).ToUpperInvariant() : Sha256(bytes);

        var stored = await PutAsync("file.bin", bytes, new StoreOptions { ExpectedSha256 = expected });

        Assert.Equal(Sha256(bytes), stored.Sha256);
        Assert.Equal(Sha256(bytes), (await Backend.GetInfoAsync(At("file.bin"), Token))!.Sha256);
        await HoldsAsync("file.bin", bytes);
    }

    /// <summary>Content that is not what was expected is refused, and nothing is stored.</summary>
    /// <param name="severalParts">Whether the file has several parts.</param>
    /// <param name="replayable">Whether the content can be opened again.</param>
    [Theory]
    [InlineData(false, true)]
    [InlineData(false, false)]
    [InlineData(true, true)]
    [InlineData(true, false)]
    public async Task Store_UnexpectedChecksum_StoresNothing(bool severalParts, bool replayable)
    {
        var bytes = MakeBytes(severalParts ? Harness.SeveralPartsLength : 100);
        using var stream = new OneWayStream(bytes);
        var content = replayable ? FileContent.FromBytes(bytes) : FileContent.FromStream(stream);
        var options = new StoreOptions { ExpectedSha256 = new string('0', 64) };

        await ThrowsAsync(StorageErrorCode.Corrupted, "file.bin", () => Backend.StoreAsync(At("file.bin"), content, options, Token));

        await HoldsNothingAsync("file.bin");
    }

    /// <summary>Content that is not what was expected leaves the old file as it was.</summary>
    /// <param name="severalParts">Whether the new file has several parts.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Store_UnexpectedChecksumOverExisting_KeepsTheOldFile(bool severalParts)
    {
        var old = await PutTextAsync("file.bin", "old");
        var bytes = MakeBytes(severalParts ? Harness.SeveralPartsLength : 100);
        var options = new StoreOptions { ExpectedSha256 = new string('0', 64) };

        await ThrowsAsync(StorageErrorCode.Corrupted, "file.bin", () => PutAsync("file.bin", bytes, options));

        await HoldsTextAsync("file.bin", "old");
        Assert.Equal(old.ETag, (await Backend.GetInfoAsync(At("file.bin"), Token))!.ETag);
    }
}
