namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>Every call of a provider under every fault: the right bytes, or the right error and nothing half done.</summary>
[Trait("Category", "Server")]
public abstract class FaultMatrixTests
{
    /// <summary>The least number of cells of the short form that must meet their fault.</summary>
    private const int LeastCells = 200;

    public static TheoryData<string, string> ShortRows => new(FaultMatrix.Rows(isLong: false));

    public static TheoryData<string, string> LongRows => new(FaultMatrix.Rows(isLong: true));

    private protected abstract CloudUnderTest Cloud { get; }

    [Theory]
    [MemberData(nameof(ShortRows))]
    public Task Call_UnderAFault_GivesTheRightBytesOrATypedError(string operation, string fault) => JudgeAsync(operation, fault, isLong: false);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(LongRows))]
    public Task Call_UnderAFaultAtEachOfItsRequests_GivesTheRightBytesOrATypedError(string operation, string fault) => JudgeAsync(operation, fault, isLong: true);

    [Fact]
    public Task Matrix_ShortForm_HasEnoughCellsThatMetTheirFault() => TellAsync(isLong: false);

    [Fact]
    [Trait("Category", "Long")]
    public Task Matrix_LongForm_HasEnoughCellsThatMetTheirFault() => TellAsync(isLong: true);

    private async Task JudgeAsync(string operation, string fault, bool isLong)
    {
        var results = await FaultMatrix.Of(Cloud, isLong).ResultsOfAsync(operation, fault);
        var broken = results.Where(result => result.Verdict == Verdict.Broken).Select(result => $"{Cloud}: {result.Cell}: {result.Detail}").ToList();
        if (broken.Count > 0)
        {
            Assert.Fail(string.Join(Environment.NewLine, broken));
        }
    }

    private async Task TellAsync(bool isLong)
    {
        var results = await FaultMatrix.Of(Cloud, isLong).AllResultsAsync();
        var table = MatrixTable.Of(results);
        TestContext.Current.TestOutputHelper?.WriteLine($"{Cloud}\n{table}");
        TestContext.Current.SendDiagnosticMessage("{0}", $"{Cloud}\n{table}");
        if (string.IsNullOrEmpty(Environment.GetEnvironmentVariable("RASO_TEST_CELL")))
        {
            ReliabilityPage.Write($"fault matrix: {Cloud}", table);
            results.Count(MatrixTable.Counts).Should().BeGreaterThanOrEqualTo(LeastCells);
        }
    }
}
