using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What misuse does: it is told at once, as an <see cref="ArgumentException"/>, and nothing is written.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class ArgumentConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    /// <summary>The backend has a name, and declares the same things each time.</summary>
    [Fact]
    public void Capabilities_AskedTwice_AreTheSame()
    {
        Assert.False(string.IsNullOrWhiteSpace(Backend.Name));
        Assert.Equal(Backend.Capabilities, Backend.Capabilities);
        Assert.Equal(Can.Tiers.Distinct(), Can.Tiers);
        Assert.Equal(Can.Encryptions.Distinct(), Can.Encryptions);
        Assert.True(Can.MaxFileLength is null or > 0);
        Assert.True(Can.Copy || !Can.ConditionalCopy, "A backend that cannot copy cannot copy create-only.");
        Assert.True(Harness.ArchiveTier is null || Can.Tiers.Contains(Harness.ArchiveTier));
    }

    /// <summary>What must be given is asked for.</summary>
    [Fact]
    public async Task AnyCall_WithoutWhatItNeeds_ThrowsArgumentNullException()
    {
        var path = At("file.txt");
        var content = FileContent.FromText("x");
        Func<Task>[] calls =
        [
            () => Backend.StoreAsync(null!, content, null, Token),
            () => Backend.StoreAsync(path, null!, null, Token),
            () => Backend.RetrieveAsync(null!, null, Token),
            () => Backend.GetInfoAsync(null!, Token),
            () => Backend.DeleteAsync(null!, Token),
            () => Backend.CopyAsync(null!, path, null, Token),
            () => Backend.CopyAsync(path, null!, null, Token),
            () => Backend.SignUrlAsync(null!, new SignedUrlOptions(), Token),
            () => Backend.SignUrlAsync(path, null!, Token),
            () => Backend.SetTierAsync(null!, "tier", Token),
            () => Backend.SetTierAsync(path, null!, Token),
            () => Backend.AbortUploadsAsync(null!, TimeSpan.Zero, Token),
            () => Backend.AbortUploadAsync(null!, Token),
            async () => await Backend.DeleteManyAsync(null!, Token).AnyAsync(Token),
        ];

        foreach (var call in calls)
        {
            await Assert.ThrowsAsync<ArgumentNullException>(call);
        }

        await HoldsNothingAsync("file.txt");
    }

    /// <summary>A text that is no SHA-256 is refused, and nothing is written.</summary>
    /// <param name="text">The text.</param>
    [Theory]
    [InlineData("")]
    [InlineData("abc")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("00000000000000000000000000000000000000000000000000000000000000000")]
    [InlineData("000000000000000000000000000000000000000000000000000000000000000g")]
    [InlineData("47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=")]
    public async Task StoreAndRetrieve_BadChecksum_ThrowArgumentException(string text)
    {
        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutTextAsync("new.txt", "x", new StoreOptions { ExpectedSha256 = text }));
        await HoldsNothingAsync("new.txt");

        await PutTextAsync("file.txt", "x");
        await Assert.ThrowsAnyAsync<ArgumentException>(() => ReadAsync("file.txt", new RetrieveOptions { ExpectedSha256 = text }));
    }

    /// <summary>Create-only and if-match exclude each other.</summary>
    [Fact]
    public async Task Store_CreateOnlyAndIfMatch_ThrowsArgumentException()
    {
        var stored = await PutTextAsync("file.txt", "old");
        var options = new StoreOptions { CreateOnly = true, IfMatch = stored.ETag };

        await Assert.ThrowsAnyAsync<ArgumentException>(() => PutTextAsync("file.txt", "new", options));

        await HoldsTextAsync("file.txt", "old");
    }

    /// <summary>A file over the greatest length is refused before its content is opened.</summary>
    [Fact]
    public async Task Store_OverTheGreatestLength_IsRefusedUnread()
    {
        var opened = false;
        var content = FileContent.FromFactory(
            _ =>
            {
                opened = true;
                return ValueTask.FromException<Stream>(new SourceFailedException());
            },
            Can.MaxFileLength is { } greatest ? greatest + 1 : 10);

        var error = await Record.ExceptionAsync(() => Backend.StoreAsync(At("file.bin"), content, null, Token));

        Assert.Equal(Can.MaxFileLength is null, opened);
        Assert.True(opened ? error is SourceFailedException : error is StorageException { Code: StorageErrorCode.InvalidArgument }, $"{error}");
        await HoldsNothingAsync("file.bin");
    }
}
