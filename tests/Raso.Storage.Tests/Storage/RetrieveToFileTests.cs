using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage;

/// <summary>What reading to the local disk says where it cannot be written.</summary>
public sealed class RetrieveToFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("raso-retrieve-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task RetrieveToFile_IntoAMissingFolder_NamesTheTarget()
    {
        await using var backend = BackendUnderTest.Over(new InMemoryStorageDriver());
        await backend.StoreAsync("a", FileContent.FromText("x"), null, Token);
        var target = Path.Combine(_folder, "none", "a.txt");

        var retrieve = () => backend.RetrieveToFileAsync("a", target, Token);

        (await retrieve.Should().ThrowAsync<DirectoryNotFoundException>()).Which.Message
            .Should().Contain($"'{target}'").And.Contain($"'{Path.Combine(_folder, "none")}'").And.NotContain(".part");
    }

    [Fact]
    public async Task RetrieveToFile_OntoAFolder_NamesTheTarget()
    {
        await using var backend = BackendUnderTest.Over(new InMemoryStorageDriver());
        await backend.StoreAsync("a", FileContent.FromText("x"), null, Token);

        var retrieve = () => backend.RetrieveToFileAsync("a", _folder, Token);

        (await retrieve.Should().ThrowAsync<IOException>()).Which.Message.Should().Contain($"'{_folder}'").And.Contain("folder").And.NotContain(".part");
        Directory.EnumerateFileSystemEntries(_folder).Should().BeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
