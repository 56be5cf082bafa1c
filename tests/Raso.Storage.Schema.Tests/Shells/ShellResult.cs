namespace Raso.Storage.Schema.Tests.Shells;

/// <summary>What a shell printed, and whether it went through to the end of its script.</summary>
internal sealed record ShellResult(string Output, string Errors, int ExitCode)
{
    internal bool Failed => ExitCode != 0 || Errors.Contains("ERROR", StringComparison.Ordinal) || Errors.Contains("rror", StringComparison.Ordinal);

    internal IReadOnlyList<string> Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
