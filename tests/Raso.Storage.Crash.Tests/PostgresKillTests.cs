namespace Raso.Storage.Crash.Tests;

/// <summary>Workers that store, replace and delete on PostgreSQL are killed at random moments and steps: rows and files must not part.</summary>
[Trait("Category", "Server")]
public sealed class PostgresKillTests
{
    [Fact]
    public Task Sweep_WorkersKilled_RowsAndFilesAgree() => KillRun.RunAsync("postgres", Campaign.Short);

    [Fact]
    [Trait("Category", "Long")]
    public Task Sweep_ManyWorkersKilled_RowsAndFilesAgree() => KillRun.RunAsync("postgres", Campaign.Long);
}
