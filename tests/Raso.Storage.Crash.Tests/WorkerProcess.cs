using System.Diagnostics;

namespace Raso.Storage.Crash.Tests;

/// <summary>One worker: started, killed, and what it told until then.</summary>
internal sealed class WorkerProcess : IDisposable
{
    private readonly Process _process;
    private readonly TaskCompletionSource _ready = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Task<string> _errors;
    private readonly Task _reading;

    private WorkerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    public List<string> Told { get; } = [];

    public static WorkerProcess Start(string dialect, string catalog, string root, int seed)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "Raso.Storage.Crash.Worker.dll"));
        start.ArgumentList.Add(dialect);
        start.ArgumentList.Add(root);
        start.ArgumentList.Add(seed.ToString(System.Globalization.CultureInfo.InvariantCulture));
        var process = Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
        process.StandardInput.WriteLine(catalog);
        process.StandardInput.Flush();
        return new WorkerProcess(process);
    }

    /// <summary>Lets the worker work for a while from its first step on, and kills it with SIGKILL.</summary>
    public async Task KillAfterAsync(TimeSpan delay)
    {
        await Task.WhenAny(_ready.Task, _reading);
        await Task.Delay(delay, TimeProvider.System);
        var endedByItself = _process.HasExited;
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        endedByItself.Should().BeFalse("a worker works until it is killed; it wrote: {0}", await _errors);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
        {
            _process.Kill();
        }

        _process.Dispose();
    }

    private async Task ReadAsync()
    {
        while (await _process.StandardOutput.ReadLineAsync() is { } line)
        {
            Told.Add(line);
            if (line == "ready")
            {
                _ready.TrySetResult();
            }
        }
    }
}
