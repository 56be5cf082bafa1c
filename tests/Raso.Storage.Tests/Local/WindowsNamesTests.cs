using Raso.Storage.Local;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Local;

/// <summary>What Windows takes for something else than a file of that name, the local driver refuses there; elsewhere it is a file like any other.</summary>
public sealed class WindowsNamesTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("raso-names-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("a:b")]
    [InlineData("c:")]
    [InlineData("c:/windows/a")]
    [InlineData("folder/file.txt:stream")]
    [InlineData("what?")]
    [InlineData("a.")]
    [InlineData("a ")]
    [InlineData("folder /a")]
    [InlineData("NUL")]
    [InlineData("folder/con.txt")]
    [InlineData("lpt1")]
    [InlineData("COM¹")]
    [InlineData("RASO~1/tmp/a")]
    [InlineData("folder/PROGR~12.TXT")]
    public async Task Store_OnWindows_OfANameThatIsNoFile_IsRefused(string path)
    {
        using var driver = new LocalStorageDriver(new LocalStorageOptions { RootPath = _root }, new PortableFileSystem(windowsNames: true));
        var backend = BackendUnderTest.Over(driver);

        var store = () => backend.StoreAsync(path, FileContent.FromText("x"), cancellationToken: Token);

        (await store.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.InvalidArgument);
    }

    [Theory]
    [InlineData("a:b", false)]
    [InlineData("c:/a", false)]
    [InlineData("NUL", false)]
    [InlineData("console", true)]
    [InlineData("com", true)]
    [InlineData("com10", true)]
    [InlineData("RASO~1", false)]
    [InlineData("approximately~1", true)]
    [InlineData("~1", true)]
    [InlineData("a~b", true)]
    public async Task Store_OfAnotherName_IsAFileLikeAnyOther(string path, bool windows)
    {
        using var driver = new LocalStorageDriver(new LocalStorageOptions { RootPath = _root }, new PortableFileSystem(windows));
        var backend = BackendUnderTest.Over(driver);

        await backend.StoreAsync(path, FileContent.FromText(path), cancellationToken: Token);

        (await backend.RetrieveTextAsync(path, cancellationToken: Token)).Should().Be(path);
    }

    public void Dispose() => Directory.Delete(_root, recursive: true);
}
