using NSubstitute.ExceptionExtensions;
using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class ContainerTests
{
    private readonly InMemoryStorageDriver _driver = BackendUnderTest.Driver(InMemoryProfile.Streaming);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task Calls_ManyAtOnce_MakeTheContainerOnceWhereAskedFor(bool create, int calls)
    {
        var backend = BackendUnderTest.Over(_driver, options => options.CreateContainer = create);
        _driver.Faults.CallsOf(InMemoryOperation.EnsureContainer).Should().Be(0, "nothing is made before it is needed");

        await Task.WhenAll(Enumerable.Range(0, 10).Select(i => backend.StoreAsync($"f/{i}", FileContent.FromText("x"), cancellationToken: Token)));

        _driver.Faults.CallsOf(InMemoryOperation.EnsureContainer).Should().Be(calls);
    }

    [Fact]
    public async Task Calls_ContainerCannotBeMade_FailAndTryAgainNextTime()
    {
        _driver.Faults.FailNext(InMemoryOperation.EnsureContainer, code: StorageErrorCode.PermissionDenied, isTransient: false);
        var backend = BackendUnderTest.Over(_driver, options => options.CreateContainer = true);

        var act = () => backend.GetInfoAsync("a", Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.PermissionDenied);
        (await backend.GetInfoAsync("a", Token)).Should().BeNull();
    }

    [Fact]
    public async Task Calls_DriverThrowsItsOwnError_IsMappedWithBackendAndPath()
    {
        var driver = Substitute.For<IStorageDriver>();
        var theirs = new InvalidOperationException("theirs");
        driver.Traits.Returns(new DriverTraits { Capabilities = new StorageCapabilities() });
        driver.HeadAsync(default!, Token).ThrowsAsyncForAnyArgs(theirs);
        driver.MapError(theirs).Returns(new DriverError(StorageErrorCode.PermissionDenied, "No."));

        var act = () => BackendUnderTest.Over(driver, name: "b").GetInfoAsync("a", Token);

        var error = (await act.Should().ThrowAsync<StorageException>()).Which;
        error.Should().BeEquivalentTo(new { Code = StorageErrorCode.PermissionDenied, Message = "No.", Backend = "b", IsTransient = false });
        error.Path.Should().Be((StoragePath)"a");
        error.InnerException.Should().BeSameAs(theirs);
    }

    [Fact]
    public async Task StoreAsync_StoreSaysItHoldsLess_Corrupted()
    {
        var driver = Substitute.For<IStorageDriver>();
        driver.Traits.Returns(new DriverTraits { Capabilities = new StorageCapabilities() });
        driver.PutAsync(default!, Token).ReturnsForAnyArgs(call => new ObjectInfo
        {
            Path = "a",
            Length = 0,
            ETag = "1",
            LastModified = DateTimeOffset.UnixEpoch,
            Description = call.Arg<PutRequest>().Describe(),
        });

        var act = () => BackendUnderTest.Over(driver).StoreAsync("a", FileContent.FromText("not empty"), cancellationToken: Token);

        (await act.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.Corrupted);
    }

    [Fact]
    public async Task DisposeAsync_DisposesTheDriver()
    {
        var driver = Substitute.For<IStorageDriver, IAsyncDisposable>();
        driver.Traits.Returns(new DriverTraits { Capabilities = new StorageCapabilities() });

        await BackendUnderTest.Over(driver).DisposeAsync();

        await ((IAsyncDisposable)driver).Received(1).DisposeAsync();
    }
}
