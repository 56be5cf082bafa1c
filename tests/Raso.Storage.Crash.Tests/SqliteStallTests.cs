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

    /// <summary>What is renamed is a sidecar: that of the first PDF, and that of the second; one of metadata.json comes between.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public Task Store_WriterStalledWithSidecars_FailsAndItsBytesDoNotComeBack(int number) =>
        StallRun.RunAsync("sqlite", "fs rename", number, "LeaseLost", sidecars: true);
}
