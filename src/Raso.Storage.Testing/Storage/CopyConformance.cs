using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What copying within the backend does, or that it is refused where the backend cannot.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class CopyConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    private static readonly StoreOptions Described = new()
    {
        ContentType = "text/plain",
        Metadata = new Dictionary<string, string> { ["title"] = "Größe ✓ 100%", ["empty"] = "" },
    };

    /// <summary>A copy has the bytes, the checksum and all that is kept beside them; the source stays.</summary>
    /// <param name="length">The length in bytes, or -1 for a file of several parts.</param>
    [Theory]
    [InlineData(0)]
    [InlineData(1000)]
    [InlineData(-1)]
    public async Task Copy_File_KeepsAllOfIt(int length)
    {
        var bytes = MakeBytes(length < 0 ? Harness.SeveralPartsLength : length);
        var source = await PutAsync("source.bin", bytes, Described);
        if (await IsRefusedAsync("source.bin", "folder/copy.bin"))
        {
            return;
        }

        var copy = await CopyAsync("source.bin", "folder/copy.bin");

        Assert.Equal(At("folder/copy.bin"), copy.Path);
        Assert.Equal(bytes.Length, copy.Length);
        Assert.Equal("text/plain", copy.ContentType);
        Assert.Equal(Described.Metadata, copy.Metadata.ToDictionary());
        Assert.True(copy.Sha256 == source.Sha256 || (copy.Sha256 is null && length < 0 && !Harness.KeepsChecksumOfParts));
        Assert.Equal(copy, await Backend.GetInfoAsync(At("folder/copy.bin"), Token), StoredFileComparer.Instance);
        await HoldsAsync("folder/copy.bin", bytes);
        await HoldsAsync("source.bin", bytes);
    }

    /// <summary>A copy is a file of its own: what becomes of the source does not touch it.</summary>
    [Fact]
    public async Task Copy_File_IsIndependent()
    {
        await PutTextAsync("source.txt", "old");
        if (await IsRefusedAsync("source.txt", "copy.txt"))
        {
            return;
        }

        await CopyAsync("source.txt", "copy.txt");
        await PutTextAsync("source.txt", "new");
        await HoldsTextAsync("copy.txt", "old");
        await Backend.DeleteAsync(At("source.txt"), Token);
        await HoldsTextAsync("copy.txt", "old");
    }

    /// <summary>A copy replaces what is at its destination, description included.</summary>
    [Fact]
    public async Task Copy_OverExisting_ReplacesIt()
    {
        await PutTextAsync("source.txt", "new", Described);
        await PutTextAsync("copy.txt", "old and longer", new StoreOptions { Metadata = new Dictionary<string, string> { ["other"] = "1" } });
        if (await IsRefusedAsync("source.txt", "copy.txt"))
        {
            await HoldsTextAsync("copy.txt", "old and longer");
            return;
        }

        await CopyAsync("source.txt", "copy.txt");

        await HoldsTextAsync("copy.txt", "new");
        Assert.Equal(Described.Metadata, (await Backend.GetInfoAsync(At("copy.txt"), Token))!.Metadata.ToDictionary());
    }

    /// <summary>A missing source is not found, and the destination stays.</summary>
    [Fact]
    public async Task Copy_MissingSource_ThrowsNotFound()
    {
        await PutTextAsync("copy.txt", "old");

        var error = await Assert.ThrowsAsync<StorageException>(() => CopyAsync("none.txt", "copy.txt"));

        Assert.Equal(Can.Copy ? StorageErrorCode.NotFound : StorageErrorCode.NotSupported, error.Code);
        Assert.Equal(Backend.Name, error.Backend);
        await HoldsTextAsync("copy.txt", "old");
    }

    /// <summary>A create-only copy makes a new file, or is refused.</summary>
    [Fact]
    public async Task Copy_CreateOnlyNew_CopiesOrIsRefused()
    {
        await PutTextAsync("source.txt", "content", Described);
        var options = new CopyOptions { CreateOnly = true };
        if (Can.Copy && Can.ConditionalCopy)
        {
            await CopyAsync("source.txt", "copy.txt", options);
            await HoldsTextAsync("copy.txt", "content");
            Assert.Equal(Described.Metadata, (await Backend.GetInfoAsync(At("copy.txt"), Token))!.Metadata.ToDictionary());
        }
        else
        {
            var error = await Assert.ThrowsAsync<StorageException>(() => CopyAsync("source.txt", "copy.txt", options));
            Assert.Equal(StorageErrorCode.NotSupported, error.Code);
            await HoldsNothingAsync("copy.txt");
        }
    }

    /// <summary>A create-only copy never replaces a file.</summary>
    [Fact]
    public async Task Copy_CreateOnlyOverExisting_KeepsIt()
    {
        await PutTextAsync("source.txt", "source");
        var old = await PutTextAsync("copy.txt", "old");

        var error = await Assert.ThrowsAsync<StorageException>(() => CopyAsync("source.txt", "copy.txt", new CopyOptions { CreateOnly = true }));

        Assert.Equal(Can.Copy && Can.ConditionalCopy ? StorageErrorCode.AlreadyExists : StorageErrorCode.NotSupported, error.Code);
        await HoldsTextAsync("copy.txt", "old");
        Assert.Equal(old.ETag, (await Backend.GetInfoAsync(At("copy.txt"), Token))!.ETag);
    }

    /// <summary>A source of the ETag that was asked for is copied; one of another is not.</summary>
    [Fact]
    public async Task Copy_IfSourceMatch_CopiesThatVersionOnly()
    {
        var former = await PutTextAsync("source.txt", "former");
        var present = await PutTextAsync("source.txt", "present");

        var error = await Assert.ThrowsAsync<StorageException>(
            () => CopyAsync("source.txt", "copy.txt", new CopyOptions { IfSourceMatch = former.ETag }));
        Assert.Equal(Can.Copy ? StorageErrorCode.PreconditionFailed : StorageErrorCode.NotSupported, error.Code);
        await HoldsNothingAsync("copy.txt");

        if (Can.Copy)
        {
            await CopyAsync("source.txt", "copy.txt", new CopyOptions { IfSourceMatch = present.ETag });
            await HoldsTextAsync("copy.txt", "present");
        }
    }

    /// <summary>Copying a file onto itself is a mistake, which is told and harms nothing.</summary>
    /// <param name="createOnly">Whether the copy is create-only.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Copy_OntoItself_ThrowsArgumentException(bool createOnly)
    {
        await PutTextAsync("file.txt", "content", Described);

        await Assert.ThrowsAnyAsync<ArgumentException>(() => CopyAsync("file.txt", "file.txt", new CopyOptions { CreateOnly = createOnly }));

        await HoldsTextAsync("file.txt", "content");
        Assert.Equal(Described.Metadata, (await Backend.GetInfoAsync(At("file.txt"), Token))!.Metadata.ToDictionary());
    }

    /// <summary>Odd names are copied like any other.</summary>
    /// <param name="relative">The path.</param>
    [Theory]
    [InlineData("a b+c%20d.txt")]
    [InlineData("what?#&=.txt")]
    [InlineData("论文/😀.txt")]
    [InlineData("\"it's\".txt")]
    public async Task Copy_OddPaths_AreFilesLikeAnyOther(string relative)
    {
        await PutTextAsync(relative, "content");
        if (await IsRefusedAsync(relative, "copies/" + relative))
        {
            return;
        }

        await CopyAsync(relative, "copies/" + relative);

        await HoldsTextAsync("copies/" + relative, "content");
    }

    private Task<StoredFile> CopyAsync(string source, string destination, CopyOptions? options = null) =>
        Backend.CopyAsync(At(source), At(destination), options, Token);

    private async Task<bool> IsRefusedAsync(string source, string destination)
    {
        if (Can.Copy)
        {
            return false;
        }

        var error = await Assert.ThrowsAsync<StorageException>(() => CopyAsync(source, destination));
        Assert.Equal(StorageErrorCode.NotSupported, error.Code);
        return true;
    }
}
