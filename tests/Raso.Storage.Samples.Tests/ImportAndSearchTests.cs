namespace Raso.Storage.Samples.Tests;

/// <summary>A bibliography into a catalogue, and searched: what is printed, also the second time and for a broken file.</summary>
public sealed class ImportAndSearchTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-import");

    [Fact]
    public async Task Run_OnItsOwnLibrary_ImportsOnceAndShowsTheMatches()
    {
        var first = await RunAsync("--search", "attention or \"residual learning\"", "--search", "-x");
        var second = await RunAsync("--search", "kaiser");

        first.ExitCode.Should().Be(0, first.Printed);
        first.Printed.Should().Contain("24 records: 24 new, 0 known already, 0 not taken").And.Contain("3 found").And.Contain("Deep [Residual] [Learning] for Image Recognition")
            .And.Contain("The search has only excluded words");
        second.Printed.Should().Contain("24 records: 0 new, 24 known already").And.Contain("[Kaiser], Łukasz");
    }

    [Fact]
    public async Task Run_OnABrokenFile_TellsTheLinesAndTakesTheRest()
    {
        var file = Path.Combine(_folder.FullName, "mine.bib");
        await File.WriteAllTextAsync(
            file,
            """
            @article{good, title = {Graph [networks]}, author = {Jane Doe}, year = 2020}
            @article{bare, title = {Nobody wrote it}}
            @article{open, title = {Never closed, author = {Jane Doe}
            @article{last, title = {Graph trees}, author = {Jane Doe}, doi = {none}}
            @article{, title = {Nobody wrote it, and it has no key}}
            """,
            TestContext.Current.CancellationToken);

        var run = await RunAsync(file, "--search", "graph");

        run.ExitCode.Should().Be(0, run.Printed);
        run.Printed.Should().Contain("5 records: 2 new, 0 known already, 3 not taken, 1 taken without a field").And.Contain("line 2, bare: has neither").And.Contain("line 3, open: ").And.Contain("line 5: has neither")
            .And.Contain("[Graph] [networks] Doe, Jane 2020").And.Contain("2 found");
    }

    [Fact]
    public async Task Run_OnAFileThatIsNotThere_SaysSo()
    {
        var run = await RunAsync(Path.Combine(_folder.FullName, "gone.bib"));

        run.ExitCode.Should().Be(1);
        run.Printed.Should().Contain("gone.bib").And.NotContain(" at ImportAndSearch.");
        Directory.Exists(Path.Combine(_folder.FullName, "data")).Should().BeFalse("no catalogue is made for a name that was mistyped");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private Task<SampleRun> RunAsync(params string[] arguments) => SampleRun.StartAsync(
        ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "ImportAndSearch.dll"), "--data", Path.Combine(_folder.FullName, "data"), .. arguments]);
}
