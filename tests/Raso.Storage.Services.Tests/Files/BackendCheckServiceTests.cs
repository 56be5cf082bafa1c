using Microsoft.Extensions.Logging;
using Raso.Storage.Catalog;
using Raso.Storage.Diagnostics;
using Raso.Storage.Files;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

/// <summary>The check of the stores when a host starts is limited, and says so plainly.</summary>
public sealed class BackendCheckServiceTests : ILogger<BackendCheckService>
{
    private readonly List<(int Id, string Message, Exception? Error)> _logged = [];

    [Fact]
    public async Task Start_WhereTheCatalogueDoesNotAnswer_WarnsOfTheLimitWithoutAStack()
    {
        var time = new StillTime();
        var start = Create(time, async token =>
        {
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
            throw new InvalidOperationException("Unreachable.");
        }).StartAsync(TestContext.Current.CancellationToken);

        await time.PassAsync(TimeSpan.FromSeconds(5));
        await start;

        var (id, message, error) = _logged.Should().ContainSingle().Which;
        (id, error).Should().Be((FileEvents.BackendsNotCheckedInTime, null));
        message.Should().Contain("took longer than 5 s");
    }

    [Fact]
    public async Task Start_WhereTheCatalogueFails_WarnsWithTheError()
    {
        var fault = new CatalogException(CatalogErrorCode.Unavailable, "down", isTransient: true);

        await Create(new StillTime(), _ => throw fault).StartAsync(TestContext.Current.CancellationToken);

        _logged.Should().ContainSingle().Which.Error.Should().BeSameAs(fault);
    }

    [Fact]
    public async Task Start_ThatIsCancelled_Throws()
    {
        using var cancelled = new CancellationTokenSource();
        await cancelled.CancelAsync();

        var start = () => Create(new StillTime(), token => Task.FromCanceled<IReadOnlyList<BackendRegistration>>(token)).StartAsync(cancelled.Token);

        await start.Should().ThrowAsync<OperationCanceledException>();
        _logged.Should().BeEmpty();
    }

    void ILogger.Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        _logged.Add((eventId.Id, formatter(state, exception), exception));

    bool ILogger.IsEnabled(LogLevel logLevel) => true;

    IDisposable? ILogger.BeginScope<TState>(TState state) => null;

    private BackendCheckService Create(StillTime time, Func<CancellationToken, Task<IReadOnlyList<BackendRegistration>>> answer)
    {
        var catalog = Substitute.For<ICatalog>();
        catalog.ReadLatestAsync(Arg.Any<Func<ICatalogSession, CancellationToken, Task<IReadOnlyList<BackendRegistration>>>>(), Arg.Any<CancellationToken>())
            .Returns(call => answer(call.Arg<CancellationToken>()));
        var backend = Substitute.For<ICloudStorageBackend>();
        backend.Name.Returns("disk");
        backend.GetIdentityAsync(Arg.Any<CancellationToken>()).Returns(new StorageIdentity("one", "here"));
        return new BackendCheckService(new BackendIdentities(catalog, new BackendRegistry([backend], "disk")), time, this);
    }
}
