using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What create-only and if-match do, or that they are refused where the backend cannot keep them.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class PreconditionConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    private static readonly StoreOptions CreateOnly = new() { CreateOnly = true };

    /// <summary>A create-only store makes a new file, or is refused.</summary>
    [Fact]
    public async Task Store_CreateOnlyNew_StoresOrIsRefused()
    {
        if (Can.ConditionalPut)
        {
            var stored = await PutTextAsync("file.txt", "new", CreateOnly);
            Assert.Empty(stored.Metadata);
            await HoldsTextAsync("file.txt", "new");
        }
        else
        {
            await ThrowsAsync(StorageErrorCode.NotSupported, "file.txt", () => PutTextAsync("file.txt", "new", CreateOnly));
            await HoldsNothingAsync("file.txt");
        }
    }

    /// <summary>A create-only store never replaces a file, the same content included.</summary>
    /// <param name="text">The content of the second store.</param>
    [Theory]
    [InlineData("new")]
    [InlineData("old")]
    public async Task Store_CreateOnlyOverExisting_KeepsTheOldFile(string text)
    {
        var old = await PutTextAsync("file.txt", "old");

        await ThrowsAsync(
            Can.ConditionalPut ? StorageErrorCode.AlreadyExists : StorageErrorCode.NotSupported,
            "file.txt",
            () => PutTextAsync("file.txt", text, CreateOnly));

        await HoldsTextAsync("file.txt", "old");
        Assert.Equal(old.ETag, (await Backend.GetInfoAsync(At("file.txt"), Token))!.ETag);
    }

    /// <summary>An empty file is a file: create-only does not replace it.</summary>
    [Fact]
    public async Task Store_CreateOnlyOverEmptyFile_KeepsIt()
    {
        await PutAsync("empty.txt", []);

        await ThrowsAsync(
            Can.ConditionalPut ? StorageErrorCode.AlreadyExists : StorageErrorCode.NotSupported,
            "empty.txt",
            () => PutTextAsync("empty.txt", "new", CreateOnly));

        await HoldsAsync("empty.txt", []);
    }

    /// <summary>A deleted file is no obstacle to create-only.</summary>
    [Fact]
    public async Task Store_CreateOnlyAfterDelete_StoresOrIsRefused()
    {
        await PutTextAsync("file.txt", "old");
        await Backend.DeleteAsync(At("file.txt"), Token);
        if (Can.ConditionalPut)
        {
            await PutTextAsync("file.txt", "new", CreateOnly);
            await HoldsTextAsync("file.txt", "new");
        }
        else
        {
            await ThrowsAsync(StorageErrorCode.NotSupported, "file.txt", () => PutTextAsync("file.txt", "new", CreateOnly));
            await HoldsNothingAsync("file.txt");
        }
    }

    /// <summary>A create-only store of several parts makes a new file, or is refused.</summary>
    /// <param name="replayable">Whether the content can be opened again.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Store_CreateOnlyNewOfSeveralParts_StoresOrIsRefused(bool replayable)
    {
        var bytes = MakeBytes(Harness.SeveralPartsLength);
        using var stream = new OneWayStream(bytes);
        var content = replayable ? FileContent.FromBytes(bytes) : FileContent.FromStream(stream);
        if (Can.ConditionalComplete)
        {
            await Backend.StoreAsync(At("large.bin"), content, CreateOnly, Token);
            await HoldsAsync("large.bin", bytes);
        }
        else
        {
            await ThrowsAsync(StorageErrorCode.NotSupported, "large.bin", () => Backend.StoreAsync(At("large.bin"), content, CreateOnly, Token));
            await HoldsNothingAsync("large.bin");
        }
    }

    /// <summary>A create-only store of several parts never replaces a file.</summary>
    [Fact]
    public async Task Store_CreateOnlyOfSeveralPartsOverExisting_KeepsTheOldFile()
    {
        await PutTextAsync("file.bin", "old");
        var bytes = MakeBytes(Harness.SeveralPartsLength);

        await ThrowsAsync(
            Can.ConditionalComplete ? StorageErrorCode.AlreadyExists : StorageErrorCode.NotSupported,
            "file.bin",
            () => PutAsync("file.bin", bytes, CreateOnly));

        await HoldsTextAsync("file.bin", "old");
    }

    /// <summary>A store under the condition of the present ETag replaces the file, or is refused.</summary>
    /// <param name="severalParts">Whether the new file has several parts.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Store_IfMatchPresent_ReplacesOrIsRefused(bool severalParts)
    {
        var old = await PutTextAsync("file.bin", "old");
        var bytes = MakeBytes(severalParts ? Harness.SeveralPartsLength : 10);
        var options = new StoreOptions { IfMatch = old.ETag };
        if (Can.IfMatch)
        {
            await PutAsync("file.bin", bytes, options);
            await HoldsAsync("file.bin", bytes);
        }
        else
        {
            await ThrowsAsync(StorageErrorCode.NotSupported, "file.bin", () => PutAsync("file.bin", bytes, options));
            await HoldsTextAsync("file.bin", "old");
        }
    }

    /// <summary>A store under the condition of a former ETag changes nothing.</summary>
    /// <param name="severalParts">Whether the new file has several parts.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Store_IfMatchFormer_KeepsThePresentFile(bool severalParts)
    {
        var former = await PutTextAsync("file.bin", "former");
        await PutTextAsync("file.bin", "present");
        var bytes = MakeBytes(severalParts ? Harness.SeveralPartsLength : 10);

        await ThrowsAsync(
            Can.IfMatch ? StorageErrorCode.PreconditionFailed : StorageErrorCode.NotSupported,
            "file.bin",
            () => PutAsync("file.bin", bytes, new StoreOptions { IfMatch = former.ETag }));

        await HoldsTextAsync("file.bin", "present");
    }

    /// <summary>A store under the condition of an ETag makes no new file.</summary>
    /// <param name="deleted">Whether there was a file of that ETag before.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Store_IfMatchMissing_StoresNothing(bool deleted)
    {
        var other = await PutTextAsync(deleted ? "file.txt" : "other.txt", "content");
        await Backend.DeleteAsync(At("file.txt"), Token);

        await ThrowsAsync(
            Can.IfMatch ? StorageErrorCode.PreconditionFailed : StorageErrorCode.NotSupported,
            "file.txt",
            () => PutTextAsync("file.txt", "new", new StoreOptions { IfMatch = other.ETag }));

        await HoldsNothingAsync("file.txt");
    }

    /// <summary>A file of the ETag that was asked for is read.</summary>
    /// <param name="verify">When the checksum is checked.</param>
    [Theory]
    [InlineData(ReadVerification.WhileReading)]
    [InlineData(ReadVerification.First)]
    public async Task Retrieve_IfMatchPresent_ReadsTheFile(ReadVerification verify)
    {
        var bytes = MakeBytes(1000);
        var stored = await PutAsync("file.bin", bytes);

        var (_, read) = await ReadAsync("file.bin", new RetrieveOptions { IfMatch = stored.ETag, Verify = verify });

        Assert.Equal(bytes, read);
    }

    /// <summary>A file of another ETag is not read, in whole or in part.</summary>
    /// <param name="part">Whether only a part is asked for.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Retrieve_IfMatchFormer_ThrowsPreconditionFailed(bool part)
    {
        var former = await PutTextAsync("file.txt", "former");
        await PutTextAsync("file.txt", "present");
        var options = new RetrieveOptions { IfMatch = former.ETag, Range = part ? new ByteRange(0, 2) : null };

        await ThrowsAsync(StorageErrorCode.PreconditionFailed, "file.txt", () => ReadAsync("file.txt", options));
    }

    /// <summary>A missing file is not found, whatever ETag is asked for.</summary>
    [Fact]
    public async Task Retrieve_IfMatchMissing_ThrowsNotFound()
    {
        var other = await PutTextAsync("other.txt", "content");

        await ThrowsAsync(StorageErrorCode.NotFound, "none.txt", () => ReadAsync("none.txt", new RetrieveOptions { IfMatch = other.ETag }));
    }
}
