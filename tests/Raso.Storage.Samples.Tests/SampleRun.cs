using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Raso.Storage.Samples.Tests;

/// <summary>One run of a sample, as a process of its own: how it ended, and what it printed with line breaks and frames folded into single spaces.</summary>
internal sealed partial record SampleRun(int ExitCode, string Printed)
{
    internal static SampleRun Of(int exitCode, string printed) => new(exitCode, Spaces().Replace(printed, " "));

    internal static async Task<SampleRun> StartAsync(params string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The sample did not start.");
        process.StandardInput.Close();
        var cancellationToken = TestContext.Current.CancellationToken;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return Of(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw;
        }
    }

    [GeneratedRegex(@"[\s│┌┐└┘├┤─┬┴┼]+")]
    private static partial Regex Spaces();
}
