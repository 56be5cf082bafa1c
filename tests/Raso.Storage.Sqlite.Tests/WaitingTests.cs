using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Raso.Storage.Sqlite.Tests;

/// <summary>Waiting for a writer goes on whatever a test does with the host's clock.</summary>
public sealed class WaitingTests
{
    private static readonly TimeSpan Never = TimeSpan.FromMinutes(1);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task WriteAsync_TwoCatalogsUnderAStoppedClock_BothFinish()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var one = Open(database.File);
        await using var two = Open(database.File);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? one : two).AddPaperAsync())).WaitAsync(Never, Token);

        (await one.ReadAsync(session => session.Papers.ListAsync(null, true, 200, Token))).Should().HaveCount(100);
    }

    [Fact]
    public async Task WriteAsync_AnotherProcessWritesUnderAStoppedClock_GoesOnWhenItIsDone()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var waits = new WaitingLog();
        await using var catalog = Open(database.File, waits);
        using var other = database.OpenPlain();
        other.Begin(ConnectionSql.BeginWrite, Token);

        var write = catalog.AddPaperAsync();
        await waits.Begun.WaitAsync(Never, Token);
        other.Rollback();

        (await write.WaitAsync(Never, Token)).Should().NotBeNull();
    }

    // One writer at a time holds for the file, not for each catalogue: none of them meets SQLite's lock.
    [Fact]
    public async Task WriteAsync_TwoCatalogsOfOneProcess_QueueWithoutMeetingTheLock()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        await using var one = Open(database.File, busyTimeout: TimeSpan.Zero);
        await using var two = Open(Path.Combine(database.Folder, ".", "raso.db"), busyTimeout: TimeSpan.Zero);

        await Task.WhenAll(Enumerable.Range(0, 100).Select(i => (i % 2 == 0 ? one : two).AddPaperAsync())).WaitAsync(Never, Token);
    }

    [Fact]
    public async Task WriteAsync_WithinAWriteOfAnotherCatalogOnTheFile_IsRefusedInsteadOfWaitingForEver()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var other = database.OpenAnother();

        var act = () => database.Catalog.WriteAsync(_ => other.AddPaperAsync()).WaitAsync(Never, Token);

        await act.Should().ThrowAsync<InvalidOperationException>();
    }

    [Fact]
    public async Task WriteAsync_AfterAnotherCatalogOfTheFileWasDisposed_StillQueues()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var other = database.OpenAnother();
        await other.DisposeAsync();
        await other.DisposeAsync();
        await using var one = Open(database.File, busyTimeout: TimeSpan.Zero);
        await using var two = Open(database.File, busyTimeout: TimeSpan.Zero);

        await Task.WhenAll(Enumerable.Range(0, 50).Select(i => (i % 2 == 0 ? one : two).AddPaperAsync())).WaitAsync(Never, Token);
    }

    private static SqliteCatalog Open(string file, ILoggerFactory? log = null, TimeSpan? busyTimeout = null) =>
        new(new SqliteOptions { DataSource = file, BusyTimeout = busyTimeout ?? TimeSpan.FromSeconds(30) }, log, new FakeTimeProvider());

    private sealed class WaitingLog : ILoggerFactory, ILogger
    {
        private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public Task Begun => _begun.Task;

        public ILogger CreateLogger(string categoryName) => this;

        public void AddProvider(ILoggerProvider provider)
        {
        }

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (eventId.Id == 5001)
            {
                _begun.TrySetResult();
            }
        }

        public void Dispose()
        {
        }
    }
}
