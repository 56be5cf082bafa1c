namespace Raso.Storage.Samples.Tests;

/// <summary>The sample's own tests, run as its reader runs them.</summary>
public sealed class UnitTestingTests
{
    [Fact]
    public async Task Tests_OfTheSample_Pass()
    {
        // In the folder of its own build: it is a program beside this one, and no part of it.
        var build = Path.GetRelativePath(Path.Combine(Repository.Root, "tests", "Raso.Storage.Samples.Tests"), AppContext.BaseDirectory);

        var run = await SampleRun.StartAsync("dotnet", "exec", Path.Combine(Repository.Root, "samples", "UnitTesting", build, "UnitTesting.dll"), "-noLogo", "-noColor");

        run.ExitCode.Should().Be(0, run.Printed);
        run.Printed.Should().Contain("UnitTesting Total: 5, Errors: 0, Failed: 0, Skipped: 0");
    }
}
