using System.Diagnostics;
using System.Globalization;
using Microsoft.Extensions.Logging;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Jobs.Hosting;

/// <summary>The use of the graphics cards, as NVIDIA's program tells it: without a shell, within a time limit, and never again once it failed.</summary>
internal sealed class GpuUse
{
    private const double Greatest = 99_999.99;

    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(5);

    // Full paths: a program of that name somewhere on the search path may be anything.
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/nvidia-smi", "/usr/local/bin/nvidia-smi", "/usr/local/nvidia/bin/nvidia-smi", "/usr/lib/wsl/lib/nvidia-smi",
        @"C:\Windows\System32\nvidia-smi.exe", @"C:\Program Files\NVIDIA Corporation\NVSMI\nvidia-smi.exe",
    ];

    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private string? _program;

    public GpuUse(string? program, TimeProvider time, ILogger logger)
    {
        (_time, _logger) = (time, logger);
        _program = program is null ? Array.Find(UsualPlaces, File.Exists) : program.Length == 0 ? null : program;
    }

    /// <summary>Gets what was read last, in percent of one card; <see langword="null"/> where nothing can be read.</summary>
    public decimal? Latest { get; private set; }

    public async Task ReadAsync(CancellationToken cancellationToken)
    {
        if (_program is null)
        {
            return;
        }

        try
        {
            Latest = Sum(await RunAsync(_program, cancellationToken).ConfigureAwait(false));
        }
        catch (Exception error) when (!cancellationToken.IsCancellationRequested)
        {
            (Latest, _program) = (null, null);
            JobLog.GpuUseNotRead(_logger, error);
        }
    }

    private async Task<string> RunAsync(string program, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(program) { UseShellExecute = false, CreateNoWindow = true, RedirectStandardOutput = true };
        start.ArgumentList.Add("--query-gpu=utilization.gpu");
        start.ArgumentList.Add("--format=csv,noheader,nounits");
        using var limit = new CancellationTokenSource(Limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The program did not start.");
        try
        {
            var text = await process.StandardOutput.ReadToEndAsync(either.Token).ConfigureAwait(false);
            await process.WaitForExitAsync(either.Token).ConfigureAwait(false);
            return process.ExitCode == 0 ? text : throw new InvalidOperationException($"The program ended with exit code {process.ExitCode}.");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
            }
        }
    }

    private static decimal Sum(string text)
    {
        var uses = text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .Select(line => double.Parse(line, NumberStyles.Float, CultureInfo.InvariantCulture));
        return (decimal)Math.Clamp(uses.Sum(), 0, Greatest);
    }
}
