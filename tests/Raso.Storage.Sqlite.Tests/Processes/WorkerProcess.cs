using System.Diagnostics;

namespace Raso.Storage.Sqlite.Tests.Processes;

/// <summary>Another process on the same file; ended with its object.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    public static WorkerProcess Start(string job, string file)
    {
        var self = Environment.ProcessPath!;
        var start = new ProcessStartInfo(self) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(self) == "dotnet")
        {
            start.ArgumentList.Add(typeof(WorkerProcess).Assembly.Location);
        }

        start.ArgumentList.Add(WorkerJobs.Switch);
        start.ArgumentList.Add(job);
        start.ArgumentList.Add(file);
        return new WorkerProcess(Process.Start(start)!);
    }

    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();

    public async Task GoAsync()
    {
        await _process.StandardInput.WriteLineAsync("go");
        await _process.StandardInput.FlushAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Ends the process as a crash would: no code of it runs any more.</summary>
    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync(TestContext.Current.CancellationToken);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }
}
