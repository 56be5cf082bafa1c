using System.Diagnostics;
using System.Globalization;
using Raso.Storage.Crash.Worker;

namespace Raso.Storage.Crash.Tests;

/// <summary>One worker: started, killed, and what it told until then.</summary>
internal sealed class WorkerProcess : IDisposable
{
    // As a shell tells it: 128 and the number of the signal.
    private const int KilledExitCode = 137;

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly Task<string> _errors;
    private readonly Task _reading;
    private readonly List<string> _told = [];
    private TaskCompletionSource _heard = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private WorkerProcess(Process process)
    {
        _process = process;
        _errors = process.StandardError.ReadToEndAsync();
        _reading = ReadAsync();
    }

    public int Id => _process.Id;

    public bool DiedByTheSignal => _process.HasExited && _process.ExitCode == KilledExitCode;

    /// <summary>Gets what it told so far.</summary>
    public IReadOnlyList<string> Told
    {
        get
        {
            lock (_told)
            {
                return [.. _told];
            }
        }
    }

    /// <summary>Starts a worker that does everything at random, or makes films.</summary>
    public static WorkerProcess Start(CrashSettings settings, int seed, string order, string variant, FilmOrder? films = null) =>
        Start(settings, [seed.ToString(CultureInfo.InvariantCulture), order, variant, .. films is null ? (string[])[] : [films.ToString()]]);

    /// <summary>Starts a worker; see its Program for what the arguments are.</summary>
    public static WorkerProcess Start(CrashSettings settings, params string[] work)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            // Else each kill would leave the pipes of the runtime's diagnostics in the folder for temporary files.
            Environment = { ["DOTNET_EnableDiagnostics"] = "0" },
        };
        string[] arguments =
        [
            "exec",
            Path.Combine(AppContext.BaseDirectory, "Raso.Storage.Crash.Worker.dll"),
            settings.Dialect,
            settings.Root,
            settings.Sidecars ? "sidecars" : "attributes",
            .. work,
        ];
        Array.ForEach(arguments, start.ArgumentList.Add);
        var process = Process.Start(start) ?? throw new InvalidOperationException("The worker did not start.");
        process.StandardInput.WriteLine(settings.Catalog);
        process.StandardInput.Flush();
        return new WorkerProcess(process);
    }

    /// <summary>Lets the worker work for a while from its first call on, and kills it with SIGKILL.</summary>
    public async Task KillAfterAsync(TimeSpan delay)
    {
        await WaitForAsync("begin");
        await Task.Delay(delay, TimeProvider.System);
        await KillAsync();
    }

    public async Task KillAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        await _reading;
        _process.ExitCode.Should().Be(KilledExitCode, "a worker works until it is killed; it wrote: {0}", await _errors);
    }

    /// <summary>Stops it (SIGSTOP) for a time.</summary>
    public async Task StallAsync(TimeSpan time)
    {
        Signals.Stop(this);
        await Task.Delay(time, TimeProvider.System);
        Signals.Continue(this);
    }

    /// <summary>Ends its standard input, which a worker that runs jobs stops by, and waits until it has ended.</summary>
    public async Task StopAsync()
    {
        _process.StandardInput.Close();
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        await _reading;
        _process.ExitCode.Should().Be(0, "a worker that is stopped ends by itself; it wrote: {0}", await _errors);
    }

    /// <summary>Waits until the worker has killed itself at its step.</summary>
    public async Task WaitUntilKilledAsync()
    {
        using var limit = new CancellationTokenSource(Limit);
        await _process.WaitForExitAsync(limit.Token);
        await _reading;
        _process.ExitCode.Should().Be(KilledExitCode, "a worker works until it is killed; it wrote: {0}", await _errors);
    }

    /// <summary>Waits until the worker has ended by itself, has killed itself at its step, or is killed after a while.</summary>
    /// <returns>Whether it was killed.</returns>
    public async Task<bool> WaitUntilOverAsync(TimeSpan? killAfter)
    {
        using var limit = new CancellationTokenSource(Limit);
        if (killAfter is { } delay)
        {
            await WaitForAsync("begin");
            await Task.WhenAny(_process.WaitForExitAsync(limit.Token), Task.Delay(delay, TimeProvider.System, limit.Token));
            if (!_process.HasExited)
            {
                _process.Kill();
            }
        }

        await _process.WaitForExitAsync(limit.Token);
        await _reading;
        _process.ExitCode.Should().BeOneOf([0, KilledExitCode], "a worker works until it is killed or done; it wrote: {0}", await _errors);
        return DiedByTheSignal;
    }

    /// <summary>Waits until the worker has told a line that begins so, after the given number of lines.</summary>
    public async Task<string> WaitForAsync(string beginning, int after = 0)
    {
        using var limit = new CancellationTokenSource(Limit);
        while (true)
        {
            var heard = Volatile.Read(ref _heard);
            if (Told.Skip(after).FirstOrDefault(line => line.StartsWith(beginning, StringComparison.Ordinal)) is { } line)
            {
                return line;
            }

            if (_reading.IsCompleted)
            {
                throw new InvalidOperationException($"The worker ended and never told '{beginning}'; it wrote: {await _errors}");
            }

            await Task.WhenAny(heard.Task, _reading).WaitAsync(limit.Token);
        }
    }

    /// <summary>Waits for the line after the given number of lines.</summary>
    public Task<string> WaitForNextAsync(int after) => WaitForAsync("", after);

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
            lock (_told)
            {
                _told.Add(line);
            }

            Interlocked.Exchange(ref _heard, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).SetResult();
        }
    }
}
