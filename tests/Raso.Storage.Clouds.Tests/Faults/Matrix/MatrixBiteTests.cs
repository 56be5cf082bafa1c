using System.Collections.Concurrent;
using Raso.Storage.Clouds.Tests.Faults.Operations;
using Raso.Storage.Clouds.Tests.Faults.Plain;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>The matrix finds nothing wrong with a sound driver, and sees each vice of another.</summary>
public sealed class MatrixBiteTests : IAsyncDisposable
{
    private readonly PlainServer _server = new();

    [Fact]
    public async Task Call_OfASoundDriver_IsNotBroken()
    {
        var results = new ConcurrentBag<CellResult>();
        await Parallel.ForEachAsync(
            FaultMatrix.Rows(isLong: true),
            new ParallelOptions { MaxDegreeOfParallelism = 16, CancellationToken = TestContext.Current.CancellationToken },
            async (row, _) => results.Add(await RunAsync(PlainVice.None, row.Operation, row.Fault)));

        results.Where(result => result.Verdict == Verdict.Broken).Select(result => result.Detail).Should().BeEmpty();
        results.Count(MatrixTable.Counts).Should().BeGreaterThan(300);
    }

    [Theory]
    [InlineData("FollowsRedirects", "Retrieve", "302 to another place, always", "it followed")]
    [InlineData("TrustsAnyAnswer", "Retrieve", "captive portal, always", "is said to have")]
    [InlineData("TrustsAnyAnswer", "Store small", "captive portal, always", "nothing is stored")]
    [InlineData("TrustsAnyAnswer", "Delete", "captive portal, always", "is still there")]
    [InlineData("TrustsAnyAnswer", "List", "captive portal, always", "it listed")]
    [InlineData("ReadsMissingBodies", "Info", "503 empty, always", "a foreign exception came out")]
    [InlineData("CallsAllTransient", "Copy", "expired credentials, always", "it should not be transient")]
    [InlineData("TellsItsPassword", "Delete", "reset on connect, always", "the error tells a secret")]
    [InlineData("WaitsForEver", "Retrieve", "half-open from the start, always", "it hangs")]
    [InlineData("StoresTheHalf", "Store over", "500 own form, once", "SHA-256 is not the one")]
    public async Task Call_OfADriverWithAVice_IsBroken(string vice, string operation, string fault, string expected)
    {
        var result = await RunAsync(Enum.Parse<PlainVice>(vice), operation, fault);

        result.Verdict.Should().Be(Verdict.Broken, $"{vice} must be seen; it was {result.Detail}");
        result.Detail.Should().Contain(expected);
    }

    [Fact]
    public void Put_TableBetweenMarks_ReplacesTheOldOne() =>
        ReliabilityPage.Put("before\n<!-- x -->\nold\n<!-- /x -->\nafter", "x", "new\n").Should().Be("before\n<!-- x -->\nnew\n<!-- /x -->\nafter");

    [Fact]
    public void Put_PageWithoutMarks_IsRefused() =>
        FluentActions.Invoking(() => ReliabilityPage.Put("page", "x", "new")).Should().Throw<InvalidOperationException>();

    public ValueTask DisposeAsync() => _server.DisposeAsync();

    private async Task<CellResult> RunAsync(PlainVice vice, string operationName, string faultName)
    {
        var cloud = new PlainCloud(_server, vice);
        var operation = MatrixOperations.All.Single(entry => entry.Name == operationName);
        var fault = MatrixFaults.All.Single(entry => entry.Name == faultName);
        await using var clean = cloud.CreateBackend(cloud.Endpoint);
        var cell = new MatrixCell(operation, fault, operation.SendsContent ? true : null, 0);
        var result = await CellRunner.RunAsync(cloud, clean, cell, TestContext.Current.CancellationToken, TimeSpan.FromSeconds(vice == PlainVice.WaitsForEver ? 5 : 30));
        return result with { Detail = $"{cell}: {result.Detail}" };
    }
}
