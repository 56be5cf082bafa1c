using System.Diagnostics;
using System.Runtime.InteropServices;
using System.Text;

namespace Raso.Storage.Samples.Tests;

/// <summary>A run of the worker sample that is ended by a signal.</summary>
internal sealed partial class WorkerRun : IDisposable
{
    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly StringBuilder _printed = new();

    internal WorkerRun(string[] command)
    {
        _process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException("The sample did not start.");
        _errors = _process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Reads what it prints until it has told of so many films.</summary>
    internal async Task ReadFilmsAsync(int count)
    {
        while (count > 0)
        {
            var line = await _process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken);
            line.Should().NotBeNull($"the sample ended early: {_printed}");
            _printed.AppendLine(line);
            count -= line!.StartsWith("film ", StringComparison.Ordinal) ? 1 : 0;
        }
    }

    /// <summary>Sends a signal, and reads until the end.</summary>
    internal async Task<SampleRun> EndAsync(int signal)
    {
        Kill(_process.Id, signal).Should().Be(0);
        var cancellationToken = TestContext.Current.CancellationToken;
        _printed.Append(await _process.StandardOutput.ReadToEndAsync(cancellationToken)).Append(await _errors);
        await _process.WaitForExitAsync(cancellationToken);
        return SampleRun.Of(_process.ExitCode, _printed.ToString());
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill(entireProcessTree: true);
        }

        _process.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "kill")]
    private static partial int Kill(int process, int signal);
}
