namespace Raso.Storage.Crash.Tests;

/// <summary>A writer that stalls past its lease on PostgreSQL, and goes on after the sweep.</summary>
[Trait("Category", "Server")]
public sealed class PostgresStallTests
{
    [Theory]
    [InlineData("db after Begin", 1)]
    [InlineData("fs create", 2)]
    [InlineData("fs write", 1)]
    [InlineData("fs sync", 1)]
    [InlineData("fs rename", 1)]
    [InlineData("db begin", 4)]
    [InlineData("db Confirm", 1)]
    public Task Store_WriterStalledPastItsLease_FailsAndItsBytesDoNotComeBack(string step, int number) =>
        StallRun.RunAsync("postgres", step, number, "LeaseLost");

    [Fact]
    public Task Store_WriterStalledBeforeItsCommit_IsLeftAloneAndAcknowledged() =>
        StallRun.RunToTheEndAsync("postgres", "db commit of Get", 1);
}
