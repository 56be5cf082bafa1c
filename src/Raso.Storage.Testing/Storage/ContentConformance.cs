using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What becomes of content of every kind: replayable or not, of known length or not, failing, too short, too long.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class ContentConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    /// <summary>A stream that cannot seek is stored whole, in however small pieces it comes; it stays open.</summary>
    /// <param name="length">The length in bytes, or -1 for a file of several parts.</param>
    /// <param name="known">Whether the length is told beforehand.</param>
    /// <param name="greatestRead">How many bytes the stream gives at most at a time.</param>
    [Theory]
    [InlineData(0, false, 100)]
    [InlineData(0, true, 100)]
    [InlineData(1, false, 100)]
    [InlineData(1, true, 100)]
    [InlineData(5000, false, 1)]
    [InlineData(5000, true, 1)]
    [InlineData(300_000, false, 777)]
    [InlineData(300_000, true, 777)]
    [InlineData(-1, false, 50_001)]
    [InlineData(-1, true, 50_001)]
    public async Task Store_OneWayStream_IsStoredWhole(int length, bool known, int greatestRead)
    {
        var bytes = MakeBytes(length < 0 ? Harness.SeveralPartsLength + 3 : length);
        using var stream = new OneWayStream(bytes, greatestRead);

        var stored = await Backend.StoreAsync(At("file.bin"), FileContent.FromStream(stream, known ? bytes.Length : null), null, Token);

        Assert.Equal(Sha256(bytes), stored.Sha256);
        await HoldsAsync("file.bin", bytes);
        Assert.False(stream.IsDisposed, "The stream belongs to the caller and must stay open.");
    }

    /// <summary>A stream is stored from its present position, and can be used afterwards.</summary>
    /// <param name="position">The position, or -1 for the end.</param>
    /// <param name="severalParts">Whether the file has several parts.</param>
    [Theory]
    [InlineData(0, false)]
    [InlineData(1, false)]
    [InlineData(777, false)]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(777, true)]
    public async Task Store_StreamNotAtItsStart_IsStoredFromItsPosition(int position, bool severalParts)
    {
        var bytes = MakeBytes((severalParts ? Harness.SeveralPartsLength : 0) + 1000);
        var start = position < 0 ? bytes.Length : position;
        using var stream = new MemoryStream(bytes);
        stream.Position = start;

        var stored = await Backend.StoreAsync(At("file.bin"), FileContent.FromStream(stream), null, Token);

        Assert.Equal(bytes.Length - start, stored.Length);
        await HoldsAsync("file.bin", bytes[start..]);
        stream.Position = 0;
        Assert.Equal(bytes[0], stream.ReadByte());
    }

    /// <summary>What a factory opens is read whole and disposed.</summary>
    /// <param name="length">The length in bytes, or -1 for a file of several parts.</param>
    /// <param name="known">Whether the length is told beforehand.</param>
    [Theory]
    [InlineData(0, true)]
    [InlineData(1000, true)]
    [InlineData(1000, false)]
    [InlineData(-1, true)]
    [InlineData(-1, false)]
    public async Task Store_Factory_IsReadWholeAndDisposed(int length, bool known)
    {
        var bytes = MakeBytes(length < 0 ? Harness.SeveralPartsLength : length);
        List<OneWayStream> opened = [];
        var content = FileContent.FromFactory(
            _ =>
            {
                var stream = new OneWayStream(bytes, 60_000);
                opened.Add(stream);
                return ValueTask.FromResult<Stream>(stream);
            },
            known ? bytes.Length : null);

        await Backend.StoreAsync(At("file.bin"), content, null, Token);

        await HoldsAsync("file.bin", bytes);
        Assert.NotEmpty(opened);
        Assert.All(opened, stream => Assert.True(stream.IsDisposed, "What a factory opens must be disposed."));
    }

    /// <summary>A file of the local disk is stored whole.</summary>
    [Fact]
    public async Task Store_LocalFile_IsStoredWhole()
    {
        var name = Path.Combine(Path.GetTempPath(), $"raso-conformance-{Guid.CreateVersion7():N}");
        var bytes = MakeBytes(100_000);
        try
        {
            await File.WriteAllBytesAsync(name, bytes, Token);
            await Backend.StoreFileAsync(At("file.bin"), name, null, Token);
            await HoldsAsync("file.bin", bytes);
        }
        finally
        {
            File.Delete(name);
        }
    }

    /// <summary>Content that can be replayed can be stored twice.</summary>
    [Fact]
    public async Task Store_SameContentTwice_StoresItTwice()
    {
        using var stream = new MemoryStream(MakeBytes(1000));
        var content = FileContent.FromStream(stream);

        await Backend.StoreAsync(At("one.bin"), content, null, Token);
        await Backend.StoreAsync(At("two.bin"), content, null, Token);

        await HoldsAsync("one.bin", MakeBytes(1000));
        await HoldsAsync("two.bin", MakeBytes(1000));
    }

    /// <summary>The error of a source surfaces as it is, nothing new is visible, and the old file is whole.</summary>
    /// <param name="failAt">How many bytes it gives before, or -1 for the length of several parts.</param>
    /// <param name="known">Whether the length is told beforehand.</param>
    /// <param name="ioError">Whether the error looks like one of a network.</param>
    [Theory]
    [InlineData(0, false, false)]
    [InlineData(0, true, true)]
    [InlineData(1, false, true)]
    [InlineData(1, true, false)]
    [InlineData(100_000, false, false)]
    [InlineData(100_000, true, true)]
    [InlineData(-1, false, true)]
    [InlineData(-1, true, false)]
    public async Task Store_SourceThatThrows_SurfacesItsErrorAndKeepsTheOldFile(int failAt, bool known, bool ioError)
    {
        await PutTextAsync("file.bin", "old");
        Exception error = ioError ? new IOException("The source failed on purpose.") : new SourceFailedException();
        var bytes = MakeBytes(failAt < 0 ? Harness.SeveralPartsLength : failAt);
        using var one = new FailingStream(bytes, error);
        using var two = new FailingStream(bytes, error);
        long? length = known ? bytes.Length + 10 : null;

        Assert.Same(error, await FailAsync(() => Backend.StoreAsync(At("file.bin"), FileContent.FromStream(one, length), null, Token)));
        Assert.Same(error, await FailAsync(() => Backend.StoreAsync(At("new.bin"), FileContent.FromStream(two, length), null, Token)));

        await HoldsTextAsync("file.bin", "old");
        await HoldsNothingAsync("new.bin");
        Assert.False(one.IsDisposed);
    }

    /// <summary>The error of a source that can be replayed surfaces as it is too.</summary>
    [Fact]
    public async Task Store_FactoryThatThrows_SurfacesItsError()
    {
        var error = new SourceFailedException();
        var failsToOpen = FileContent.FromFactory(_ => ValueTask.FromException<Stream>(error), 10);
        var failsToRead = FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new FailingStream(MakeBytes(5), error)), 10);

        Assert.Same(error, await FailAsync(() => Backend.StoreAsync(At("file.bin"), failsToOpen, null, Token)));
        Assert.Same(error, await FailAsync(() => Backend.StoreAsync(At("file.bin"), failsToRead, null, Token)));

        await HoldsNothingAsync("file.bin");
    }

    /// <summary>Content that is shorter or longer than was said is refused, and the old file is whole.</summary>
    /// <param name="declared">The length that is said, in bytes, or -1 for that of several parts.</param>
    /// <param name="difference">How many bytes more there are.</param>
    /// <param name="replayable">Whether the content can be opened again.</param>
    [Theory]
    [InlineData(10, -1, true)]
    [InlineData(10, -1, false)]
    [InlineData(10, 1, true)]
    [InlineData(10, 1, false)]
    [InlineData(10, -10, true)]
    [InlineData(10, -10, false)]
    [InlineData(0, 5, true)]
    [InlineData(0, 5, false)]
    [InlineData(100_000, 100_000, false)]
    [InlineData(-1, -1, true)]
    [InlineData(-1, -1, false)]
    [InlineData(-1, 1, true)]
    [InlineData(-1, 1, false)]
    public async Task Store_OtherLengthThanDeclared_ThrowsCorruptedAndKeepsTheOldFile(int declared, int difference, bool replayable)
    {
        await PutTextAsync("file.bin", "old");
        var length = declared < 0 ? Harness.SeveralPartsLength : declared;
        var bytes = MakeBytes(length + difference);
        using var stream = new OneWayStream(bytes);
        var content = replayable
            ? FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new OneWayStream(bytes)), length)
            : FileContent.FromStream(stream, length);

        await ThrowsAsync(StorageErrorCode.Corrupted, "file.bin", () => Backend.StoreAsync(At("file.bin"), content, null, Token));

        await HoldsTextAsync("file.bin", "old");
    }

    private static async Task<Exception> FailAsync(Func<Task> call) => Assert.IsAssignableFrom<Exception>(await Record.ExceptionAsync(call));
}
