using System.Diagnostics;

namespace Raso.Storage.Schema.Tests.Shells;

/// <summary>Runs a database's own shell with a script as its input.</summary>
internal static class Shell
{
    internal static async Task<ShellResult> RunAsync(
        string program, IEnumerable<string> arguments, IReadOnlyDictionary<string, string> environment, string script)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        try
        {
            await process.StandardInput.WriteAsync(script);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // A shell that stops at the first error does not read the rest.
        }

        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        return new ShellResult(await output, await errors, process.ExitCode);
    }
}
