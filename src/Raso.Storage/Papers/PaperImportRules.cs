using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>What an import may be asked for with.</summary>
internal static class PaperImportRules
{
    private const int MaxConnections = 32;
    private const int MaxBatchSize = 50_000;
    private const int MaxRefusals = 100_000;

    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static void Check(PaperImportOptions options)
    {
        var checks = new FieldChecks();
        checks.Defined(options.KnownPapers, nameof(options.KnownPapers));
        checks.InRange(options.Connections, nameof(options.Connections), 1, MaxConnections);
        checks.InRange(options.BatchSize, nameof(options.BatchSize), 1, MaxBatchSize);
        checks.InRange(options.MaxRefusals, nameof(options.MaxRefusals), 0, MaxRefusals);
        checks.ThrowIfAny();
    }
}
