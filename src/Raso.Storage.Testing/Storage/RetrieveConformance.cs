using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What reading does: what the backend says of a file, its bytes, and what happens when they are damaged.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class RetrieveConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    /// <summary>A path without a file cannot be opened.</summary>
    [Fact]
    public async Task Retrieve_Missing_ThrowsNotFound() =>
        await ThrowsAsync(StorageErrorCode.NotFound, "none.txt", () => Backend.RetrieveAsync(At("none.txt"), null, Token));

    /// <summary>A path without a file has no information, which is no error.</summary>
    [Fact]
    public async Task GetInfo_Missing_ReturnsNull()
    {
        Assert.Null(await Backend.GetInfoAsync(At("none.txt"), Token));
        Assert.Null(await Backend.GetInfoAsync(At("no/such/folder/none.txt"), Token));
    }

    /// <summary>A folder is not a file.</summary>
    [Fact]
    public async Task Retrieve_Folder_ThrowsNotFound()
    {
        await PutTextAsync("folder/file.txt", "1");

        Assert.Null(await Backend.GetInfoAsync(At("folder"), Token));
        await ThrowsAsync(StorageErrorCode.NotFound, "folder", () => Backend.RetrieveAsync(At("folder"), null, Token));
    }

    /// <summary>What lies below a file is not there.</summary>
    [Fact]
    public async Task Retrieve_BelowAFile_ThrowsNotFound()
    {
        await PutTextAsync("file.txt", "1");

        Assert.Null(await Backend.GetInfoAsync(At("file.txt/below"), Token));
        await ThrowsAsync(StorageErrorCode.NotFound, "file.txt/below", () => Backend.RetrieveAsync(At("file.txt/below"), null, Token));
    }

    /// <summary>Storing, asking and opening say the same of a file.</summary>
    [Fact]
    public async Task GetInfo_AndRetrieve_SayWhatStoreSaid()
    {
        var options = new StoreOptions { ContentType = "text/plain", Metadata = new Dictionary<string, string> { ["title"] = "Ünïcode ✓" } };
        var stored = await PutTextAsync("file.txt", "content", options);

        var info = await Backend.GetInfoAsync(At("file.txt"), Token);
        var (opened, _) = await ReadAsync("file.txt");

        Assert.Equal(stored, info, StoredFileComparer.Instance);
        Assert.Equal(stored, opened, StoredFileComparer.Instance);
    }

    /// <summary>Asking and reading again change nothing: the ETag stays.</summary>
    [Fact]
    public async Task GetInfo_Repeated_KeepsETag()
    {
        var stored = await PutTextAsync("file.txt", "content");
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(stored.ETag, (await ReadAsync("file.txt")).Info.ETag);
            Assert.Equal(stored.ETag, (await Backend.GetInfoAsync(At("file.txt"), Token))!.ETag);
        }
    }

    /// <summary>A sound file is read in full, whenever its checksum is checked.</summary>
    /// <param name="verify">When the checksum is checked.</param>
    /// <param name="length">The length in bytes.</param>
    [Theory]
    [InlineData(ReadVerification.WhileReading, 0)]
    [InlineData(ReadVerification.WhileReading, 300_000)]
    [InlineData(ReadVerification.First, 0)]
    [InlineData(ReadVerification.First, 300_000)]
    [InlineData(ReadVerification.None, 0)]
    [InlineData(ReadVerification.None, 300_000)]
    public async Task Retrieve_SoundFile_GivesEveryByte(ReadVerification verify, int length)
    {
        var bytes = MakeBytes(length);
        await PutAsync("file.bin", bytes);

        var (info, read) = await ReadAsync("file.bin", new RetrieveOptions { Verify = verify, ExpectedSha256 = Sha256(bytes) });

        Assert.Equal(bytes, read);
        Assert.Equal(Sha256(bytes), info.Sha256);
    }

    /// <summary>A damaged file is never read to its end without an error.</summary>
    /// <param name="length">The length in bytes.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(300_000)]
    public async Task Retrieve_DamagedFile_ThrowsCorruptedInsteadOfEnding(int length)
    {
        await PutAsync("file.bin", MakeBytes(length));
        await Harness.DamageAsync(At("file.bin"), Token);

        await ThrowsAsync(StorageErrorCode.Corrupted, "file.bin", () => ReadAsync("file.bin"));
    }

    /// <summary>Where a file is verified first, a damaged one does not give a single byte.</summary>
    [Fact]
    public async Task Retrieve_DamagedFileVerifiedFirst_GivesNoByte()
    {
        await PutAsync("file.bin", MakeBytes(300_000));
        await Harness.DamageAsync(At("file.bin"), Token);

        await ThrowsAsync(StorageErrorCode.Corrupted, "file.bin", async () =>
        {
            await using var file = await Backend.RetrieveAsync(At("file.bin"), new RetrieveOptions { Verify = ReadVerification.First }, Token);
            var first = new byte[1];
            Assert.Equal(0, await file.Content.ReadAsync(first, Token));
        });
    }

    /// <summary>Who asks for no verification gets the bytes as they are.</summary>
    [Fact]
    public async Task Retrieve_DamagedFileUnverified_GivesTheBytesAsTheyAre()
    {
        var bytes = MakeBytes(1000);
        await PutAsync("file.bin", bytes);
        await Harness.DamageAsync(At("file.bin"), Token);

        var (_, read) = await ReadAsync("file.bin", new RetrieveOptions { Verify = ReadVerification.None });

        Assert.Equal(bytes.Length, read.Length);
        Assert.NotEqual(bytes, read);
    }

    /// <summary>Parts of a file are not verified.</summary>
    [Fact]
    public async Task Retrieve_PartOfDamagedFile_IsNotVerified()
    {
        await PutAsync("file.bin", MakeBytes(1000));
        await Harness.DamageAsync(At("file.bin"), Token);

        var (_, read) = await ReadAsync("file.bin", new RetrieveOptions { Range = new ByteRange(400, 200) });

        Assert.Equal(200, read.Length);
    }

    /// <summary>The checksum that the caller expects takes precedence over the one kept with the file.</summary>
    /// <param name="verify">When the checksum is checked.</param>
    [Theory]
    [InlineData(ReadVerification.WhileReading)]
    [InlineData(ReadVerification.First)]
    public async Task Retrieve_UnexpectedChecksum_ThrowsCorrupted(ReadVerification verify)
    {
        await PutAsync("file.bin", MakeBytes(1000));
        var options = new RetrieveOptions { Verify = verify, ExpectedSha256 = new string('0', 64) };

        await ThrowsAsync(StorageErrorCode.Corrupted, "file.bin", () => ReadAsync("file.bin", options));
    }

    /// <summary>An open file may be left before its end.</summary>
    [Fact]
    public async Task Retrieve_LeftBeforeTheEnd_ReleasesTheFile()
    {
        var bytes = MakeBytes(3_000_000);
        await PutAsync("file.bin", bytes);
        for (var i = 0; i < 20; i++)
        {
            await using var file = await Backend.RetrieveAsync(At("file.bin"), null, Token);
            var head = new byte[10];
            await file.Content.ReadExactlyAsync(head, Token);
            Assert.Equal(bytes[..10], head);
        }

        await PutTextAsync("file.bin", "new");
        await HoldsTextAsync("file.bin", "new");
    }

    /// <summary>Helpers that return whole content verify it before they return.</summary>
    [Fact]
    public async Task RetrieveBytes_DamagedFile_ThrowsCorrupted()
    {
        await PutAsync("file.bin", MakeBytes(1000));
        Assert.Equal(MakeBytes(1000), await Backend.RetrieveBytesAsync(At("file.bin"), Token));
        await Harness.DamageAsync(At("file.bin"), Token);

        await ThrowsAsync(StorageErrorCode.Corrupted, "file.bin", () => Backend.RetrieveBytesAsync(At("file.bin"), Token));
    }

    /// <summary>A file is read to the local disk whole, or the local file stays as it was.</summary>
    [Fact]
    public async Task RetrieveToFile_DamagedFile_LeavesTheLocalFile()
    {
        await PutAsync("file.bin", MakeBytes(1000));
        var folder = Directory.CreateTempSubdirectory("raso-conformance-");
        try
        {
            var name = Path.Combine(folder.FullName, "file.bin");
            await Backend.RetrieveToFileAsync(At("file.bin"), name, Token);
            Assert.Equal(MakeBytes(1000), await File.ReadAllBytesAsync(name, Token));
            await Harness.DamageAsync(At("file.bin"), Token);

            await ThrowsAsync(StorageErrorCode.Corrupted, "file.bin", () => Backend.RetrieveToFileAsync(At("file.bin"), name, Token));

            Assert.Equal(MakeBytes(1000), await File.ReadAllBytesAsync(name, Token));
            Assert.Single(folder.GetFiles());
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
