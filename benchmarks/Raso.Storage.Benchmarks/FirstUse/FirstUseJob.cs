using System.Globalization;
using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks.FirstUse;

/// <summary>From nothing to the first stored file, each time in a new process and a new folder.</summary>
internal sealed class FirstUseJob : IJob
{
    private readonly WorkFolder _folder = new();
    private int _runs;

    public Task<IReadOnlyList<Contest>> PrepareAsync() => Task.FromResult<IReadOnlyList<Contest>>(
    [
        new(
            "first use: AddRaso, schema, a paper and its PDF, new process",
            () => RunAsync(FirstUseWorker.OursOption),
            new Peer(
                "Microsoft.Data.Sqlite and File: the same schema, rows and file",
                Target.Within(0.5),
                async () => (await RunAsync(FirstUseWorker.PeerOption)).Elapsed)),
    ]);

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<Sample> RunAsync(string option)
    {
        var folder = _folder[string.Create(CultureInfo.InvariantCulture, $"run-{_runs++}")];
        Directory.CreateDirectory(folder);
        await Tool.SettleDiskAsync();
        var numbers = (await Tool.RunSelfAsync(option, folder)).Split(' ');
        return new Sample(TimeSpan.FromTicks(long.Parse(numbers[0], CultureInfo.InvariantCulture)), long.Parse(numbers[1], CultureInfo.InvariantCulture));
    }
}
