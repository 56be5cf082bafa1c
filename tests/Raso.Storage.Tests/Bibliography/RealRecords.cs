namespace Raso.Storage.Tests.Bibliography;

/// <summary>The bibliographies that eng/test has fetched: thousands of records that people wrote.</summary>
internal static class RealRecords
{
    private const string Variable = "RASO_TEST_BIBLIOGRAPHIES";

    public static string Folder => Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } folder
        ? folder
        : throw new InvalidOperationException($"{Variable} is not set: run ./eng/test, which fetches them.");

    public static IEnumerable<string> Files => Directory.EnumerateFiles(Folder, "*.bib", SearchOption.AllDirectories).Order(StringComparer.Ordinal);

    public static string Tugboat => Files.Single(file => Path.GetFileName(file) == "tugboat.bib");
}
