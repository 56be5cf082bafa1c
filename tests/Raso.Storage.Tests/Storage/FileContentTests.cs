using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class FileContentTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task FromStream_NotAtItsBeginning_GivesWhatFollowsEachTime()
    {
        var stream = new MemoryStream([1, 2, 3, 4, 5]) { Position = 2 };
        var content = FileContent.FromStream(stream);

        content.Length.Should().Be(3);
        content.CanReplay.Should().BeTrue();
        for (var attempt = 0; attempt < 2; attempt++)
        {
            await using var opened = await content.OpenAsync(Token);
            using var copy = new MemoryStream();
            await opened.CopyToAsync(copy, Token);
            copy.ToArray().Should().Equal(3, 4, 5);
        }

        stream.CanRead.Should().BeTrue("the caller keeps its stream");
    }

    [Fact]
    public async Task FromStream_OpenedTwiceAtOnce_Throws()
    {
        var content = FileContent.FromStream(new MemoryStream([1]));
        await using var opened = await content.OpenAsync(Token);

        var act = () => content.OpenAsync(Token).AsTask();

        await act.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task FromStream_ForwardOnly_OpensOnce()
    {
        var content = FileContent.FromStream(new ForwardStream([1]));
        content.CanReplay.Should().BeFalse();
        content.Length.Should().BeNull();
        await (await content.OpenAsync(Token)).DisposeAsync();

        var act = () => content.OpenAsync(Token).AsTask();

        await act.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task FromFactory_DisposesWhatItOpens()
    {
        var opened = new List<ForwardStream>();
        var backend = BackendUnderTest.Over(BackendUnderTest.Driver(Raso.Storage.InMemory.InMemoryProfile.Streaming));

        await backend.StoreAsync(
            "a",
            FileContent.FromFactory(_ =>
            {
                opened.Add(new ForwardStream([1, 2]));
                return ValueTask.FromResult<Stream>(opened[^1]);
            }),
            cancellationToken: Token);

        opened.Should().ContainSingle().Which.Disposed.Should().BeTrue();
    }

    [Fact]
    public void FromFile_NoSuchFile_Throws()
    {
        var act = () => FileContent.FromFile("/nowhere/at/all");

        act.Should().Throw<FileNotFoundException>();
    }
}
