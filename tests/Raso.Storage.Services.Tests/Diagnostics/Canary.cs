using System.Diagnostics;

namespace Raso.Storage.Services.Tests.Diagnostics;

/// <summary>A secret that sings: it stands in the place of every password and key, and nowhere else.</summary>
internal static class Canary
{
    // With the characters that a URI and a connection string encode, around a part that no encoding changes.
    public const string Secret = "p@ss:/%&'canary7f3a9c;=\"x";

    public static string Encoded { get; } = Uri.EscapeDataString(Secret);

    public static string Quoted { get; } = $"\"{Secret.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";

    private const string Song = "canary7f3a9c";

    public static void CheckUnheard(Witness witness)
    {
        witness.Seen.Should().NotBeEmpty("a witness that sees nothing shows nothing");
        witness.Seen.Where(shown => shown.Contains(Song, StringComparison.OrdinalIgnoreCase)).Should().BeEmpty("no secret may be seen");
        foreach (var process in Processes())
        {
            process.Should().NotContain(Song, "no secret stands in the process list");
        }
    }

    /// <summary>The command line of this process, and that of its children with their environment.</summary>
    private static IEnumerable<string> Processes()
    {
        if (!OperatingSystem.IsLinux())
        {
            yield break;
        }

        yield return File.ReadAllText("/proc/self/cmdline");
        yield return File.ReadAllText("/proc/self/environ");
        foreach (var process in Process.GetProcesses())
        {
            using (process)
            {
                yield return Read(process.Id, "stat").Contains($" {Environment.ProcessId} ", StringComparison.Ordinal) ? Read(process.Id, "environ") : "";
                yield return Read(process.Id, "cmdline");
            }
        }
    }

    private static string Read(int process, string name)
    {
        try
        {
            return File.ReadAllText($"/proc/{process}/{name}");
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            return ""; // It has ended, or is another user's.
        }
    }
}
