using System.Diagnostics;

namespace Raso.Storage.Processes;

/// <summary>Another process on the same root; ended with its object.</summary>
internal sealed class LocalProcess : IDisposable
{
    private readonly Process _process;

    private LocalProcess(Process process) => _process = process;

    /// <summary>Starts a process, which then waits for <see cref="GoAsync"/>.</summary>
    public static async Task<LocalProcess> StartAsync(string job, string root)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath!) { RedirectStandardInput = true, RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(start.FileName) == "dotnet")
        {
            start.ArgumentList.Add(typeof(LocalProcess).Assembly.Location);
        }

        start.ArgumentList.Add(LocalJobs.Switch);
        start.ArgumentList.Add(job);
        start.ArgumentList.Add(root);
        var process = new LocalProcess(Process.Start(start)!);
        (await process.ReadLineAsync()).Should().Be("ready");
        return process;
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
