using System.Diagnostics;

namespace Raso.Storage.Tests.Campaigns;

/// <summary>This program in a process of its own, for a job; ended with its object.</summary>
internal sealed class WorkerProcess : IDisposable
{
    public const string Switch = "--worker";

    private readonly Process _process;

    private WorkerProcess(Process process) => _process = process;

    /// <summary>Starts a job.</summary>
    /// <param name="mostFiles">How many files it may have open; <see langword="null"/> for the limit of this process.</param>
    /// <param name="arguments">The job and what it is told.</param>
    public static WorkerProcess Start(int? mostFiles, params string[] arguments)
    {
        var self = Environment.ProcessPath!;
        string[] command = [self, .. Path.GetFileNameWithoutExtension(self) == "dotnet" ? [typeof(WorkerProcess).Assembly.Location] : Array.Empty<string>(), Switch, .. arguments];
        // The runtime raises the soft limit to the hard one, so both are set.
        string[] all = mostFiles is { } most ? ["sh", "-c", $"ulimit -n {most} && exec \"$0\" \"$@\"", .. command] : command;
        return new WorkerProcess(Process.Start(new ProcessStartInfo(all[0], all[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!);
    }

    public Task<string?> ReadLineAsync() => _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken).AsTask();

    public Task GoAsync() => _process.StandardInput.WriteLineAsync("go");

    /// <summary>Reads what is left of its output, and asserts that it ended well.</summary>
    public async Task<string> EndAsync()
    {
        var token = TestContext.Current.CancellationToken;
        var errors = _process.StandardError.ReadToEndAsync(token);
        var output = await _process.StandardOutput.ReadToEndAsync(token);
        await _process.WaitForExitAsync(token);
        _process.ExitCode.Should().Be(0, $"it said: {output}{await errors}");
        return output.Trim();
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
