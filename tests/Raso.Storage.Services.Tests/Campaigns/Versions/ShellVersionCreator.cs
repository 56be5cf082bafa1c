using System.Diagnostics;

namespace Raso.Storage.Services.Tests.Campaigns.Versions;

/// <summary>Makes versions in a database's own shell, which stops at the first error.</summary>
internal sealed class ShellVersionCreator(string program, IReadOnlyList<string> arguments, IReadOnlyDictionary<string, string> environment, PlainVersionSql sql)
    : IVersionCreator
{
    public async Task RunAsync(IReadOnlyList<VersionStep> steps, CancellationToken cancellationToken)
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
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        try
        {
            await process.StandardInput.WriteAsync(sql.ScriptOf(steps));
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It stopped at an error, which is told below.
        }

        await process.WaitForExitAsync(cancellationToken);
        await output;
        process.ExitCode.Should().Be(0, "{0} said: {1}", program, await errors);
    }
}
