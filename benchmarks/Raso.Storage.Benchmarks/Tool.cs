using System.Diagnostics;

namespace Raso.Storage.Benchmarks;

/// <summary>Runs other programs and waits for them.</summary>
internal static class Tool
{
    /// <summary>Runs a program.</summary>
    /// <returns>What it wrote to its standard output; what it writes to its standard error is shown.</returns>
    /// <exception cref="InvalidOperationException">It did not start, or failed.</exception>
    public static Task<string> RunAsync(string program, params IReadOnlyList<string> arguments) => RunAsync(new Dictionary<string, string>(), program, arguments);

    /// <summary>Runs a program with variables of its own in its environment.</summary>
    public static async Task<string> RunAsync(IReadOnlyDictionary<string, string> environment, string program, IReadOnlyList<string> arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        using var process = Process.Start(start)
            ?? throw new InvalidOperationException($"{program} did not start.");
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0
            ? output
            : throw new InvalidOperationException($"{program} {string.Join(' ', arguments)} failed with exit code {process.ExitCode}.");
    }

    /// <summary>Runs this program once more.</summary>
    public static Task<string> RunSelfAsync(params IReadOnlyList<string> arguments)
    {
        var host = Environment.ProcessPath ?? throw new InvalidOperationException("The path of this process is not known.");
        return Path.GetFileNameWithoutExtension(host) == "dotnet"
            ? RunAsync(host, ["exec", typeof(Tool).Assembly.Location, .. arguments])
            : RunAsync(host, arguments);
    }

    /// <summary>Writes out what the system holds back, so that no measurement pays for the one before it.</summary>
    public static Task SettleDiskAsync() => RunAsync("sync");
}
