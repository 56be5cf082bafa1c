using Raso.Storage.Validation;

namespace Raso.Storage.Workflows;

/// <summary>What a run may be asked for with.</summary>
internal static class BulkRules
{
    private const int MaxConcurrency = 256;
    private const int MaxFailures = 100_000;
    private const int MaxName = 100;
    private const int MaxKey = 1_000;

    /// <exception cref="ValidationException">An option is out of its range.</exception>
    public static void Check(BulkOptions options)
    {
        var checks = new FieldChecks();
        checks.InRange(options.MaxConcurrency, nameof(options.MaxConcurrency), 1, MaxConcurrency);
        checks.InRange(options.MaxFailures, nameof(options.MaxFailures), 1, MaxFailures);
        checks.Require(options.Name is not null || !options.FromBeginning, nameof(options.FromBeginning), "is for runs with a Name alone; others always begin anew.");
        if (options.Name is { } name)
        {
            Check(name, checks);
        }

        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">The name is none.</exception>
    public static void Check(string name)
    {
        var checks = new FieldChecks();
        Check(name, checks);
        checks.ThrowIfAny();
    }

    /// <summary>Checks a key that the caller's function gave.</summary>
    /// <exception cref="InvalidOperationException">It is none.</exception>
    public static string Key(string? key, long index) => key is { Length: >= 1 and <= MaxKey }
        ? key
        : throw new InvalidOperationException($"The key of item {index} has {key?.Length ?? 0} characters; keyOf gives 1 to {MaxKey}.");

    private static void Check(string name, FieldChecks checks) => checks.Require(
        name.Length is >= 1 and <= MaxName && name.All(character => char.IsAsciiLetterLower(character) || char.IsAsciiDigit(character) || character is '-' or '_'),
        nameof(BulkOptions.Name),
        $"is no name of a run; use 1 to {MaxName} of a-z, 0-9, - and _.");
}
