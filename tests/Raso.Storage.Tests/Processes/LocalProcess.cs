using System.Diagnostics;

namespace Raso.Storage.Processes;

/// <summary>Another process on the same root; ended with its object.</summary>
internal sealed class LocalProcess : IDisposable
{
    private readonly Process _process;

    private LocalProcess(Process process) => _process = process;

    /// <summary>Starts a process, which then waits for <see cref="GoAsync"/>.</summary>
    public static Task<LocalProcess> StartAsync(string job, string root)
    {
        var self = Environment.ProcessPath!;
        return StartAsync(Path.GetFileNameWithoutExtension(self) == "dotnet" ? [self, typeof(LocalProcess).Assembly.Location] : [self], job, root);
    }

    /// <summary>Starts a process by a command of its own.</summary>
    public static async Task<LocalProcess> StartAsync(IReadOnlyList<string> command, string job, string root)
    {
        var start = new ProcessStartInfo(command[0], [.. command.Skip(1), LocalJobs.Switch, job, root])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        var process = new LocalProcess(Process.Start(start)!);
        (await process.ReadLineAsync()).Should().Be("ready");
        return process;
    }

    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();

    public Task GoAsync() => TellAsync("go");

    /// <summary>Lets the process make a call.</summary>
    /// <returns>What it came to.</returns>
    public async Task<string?> CallAsync(string call)
    {
        await TellAsync(call);
        return await ReadLineAsync();
    }

    private async Task TellAsync(string line)
    {
        await _process.StandardInput.WriteLineAsync(line);
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
