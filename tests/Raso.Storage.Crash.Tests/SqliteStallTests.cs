namespace Raso.Storage.Crash.Tests;

/// <summary>A writer that stalls past its lease on SQLite, and goes on after the sweep.</summary>
public sealed class SqliteStallTests
{
    /// <summary>The first file that the worker stores is a PDF: the paper, the identity of the store and the intent are written before its confirmation.</summary>
    [Theory]
    [InlineData("db after Begin", 1)]
    [InlineData("fs create", 2)]
    [InlineData("fs write", 1)]
    [InlineData("fs sync", 1)]
    [InlineData("fs rename", 1)]
    [InlineData("db begin", 4)]
    public Task Store_WriterStalledPastItsLease_FailsAndItsBytesDoNotComeBack(string step, int number) =>
        StallRun.RunAsync("sqlite", step, number, "LeaseLost");

    [Fact]
    public Task Store_WriterStalledWithSidecars_FailsAndItsBytesDoNotComeBack() =>
        StallRun.RunAsync("sqlite", "fs rename", 2, "LeaseLost", sidecars: true);
}
