namespace Raso.Storage.Crash.Tests;

/// <summary>Workers that store, replace and delete on SQLite are killed at random moments and steps: rows and files must not part.</summary>
public sealed class SqliteKillTests
{
    [Fact]
    public Task Sweep_WorkersKilled_RowsAndFilesAgree() => KillRun.RunAsync("sqlite", Campaign.Short);

    [Fact]
    [Trait("Category", "Long")]
    public Task Sweep_ManyWorkersKilled_RowsAndFilesAgree() => KillRun.RunAsync("sqlite", Campaign.Long);

    [Fact]
    [Trait("Category", "Long")]
    public Task Sweep_ManyWorkersKilledWithSidecars_RowsAndFilesAgree() => KillRun.RunAsync("sqlite", Campaign.Long, sidecars: true);
}
