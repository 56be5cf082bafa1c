using System.Diagnostics;
using System.Text.RegularExpressions;

namespace Raso.Storage.Samples.Tests;

/// <summary>One run of the Quickstart, as a process of its own: how it ended, and what it printed with line breaks and frames folded into single spaces.</summary>
internal sealed partial record Quickstart(int ExitCode, string Printed)
{
    private static readonly string[] Program = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Quickstart.dll")];

    internal static Task<Quickstart> RunAsync(params string[] arguments) => StartAsync([.. Program, .. arguments]);

    /// <summary>Runs it so that permissions count, also where the tests run as root.</summary>
    internal static Task<Quickstart> RunWithoutRightsAsync(params string[] arguments) =>
        StartAsync(Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", .. Program, .. arguments] : [.. Program, .. arguments]);

    private static async Task<Quickstart> StartAsync(string[] command)
    {
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("The Quickstart did not start.");
        process.StandardInput.Close();
        var cancellationToken = TestContext.Current.CancellationToken;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
            var errors = process.StandardError.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);
            return new Quickstart(process.ExitCode, Spaces().Replace(await output + await errors, " "));
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
