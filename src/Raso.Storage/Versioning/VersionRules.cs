using Raso.Storage.Validation;

namespace Raso.Storage.Versioning;

/// <summary>Checks a whole call before anything is read or written.</summary>
internal static class VersionRules
{
    private const int MaxPageSize = 1000;
    private const int MaxKeepLast = 1_000_000;
    private static readonly TimeSpan MaxKeepFor = TimeSpan.FromDays(36_500);

    /// <summary>Checks the page that is asked for, and gives the number that it begins before.</summary>
    /// <exception cref="ValidationException">The page size or the start of the page is at fault.</exception>
    public static int? Check(VersionListOptions options, string list)
    {
        var checks = new FieldChecks();
        int? before = null;
        checks.InRange(options.PageSize, nameof(options.PageSize), 1, MaxPageSize);
        if (options.After is not null)
        {
            checks.Require(VersionCursor.TryRead(options.After, list, out var number), nameof(options.After), PageStart.Refusal);
            before = number;
        }

        checks.ThrowIfAny();
        return before;
    }

    /// <exception cref="ValidationException">Options are at fault.</exception>
    public static void Check(RollbackOptions options)
    {
        var checks = new FieldChecks();
        checks.Line(options.CreatedBy, nameof(options.CreatedBy), 100);
        checks.Prose(options.Reason, nameof(options.Reason));
        checks.Require(options.ExpectedRowVersion is null or > 0, nameof(options.ExpectedRowVersion), "is no row version; they begin at 1.");
        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">The policy is at fault.</exception>
    public static void Check(PrunePolicy policy)
    {
        var checks = new FieldChecks();
        checks.Require(
            policy.KeepLast is not null || policy.KeepFor is not null,
            nameof(PrunePolicy),
            $"keeps nothing but the current version; set {nameof(policy.KeepLast)} or {nameof(policy.KeepFor)}, and {nameof(policy.KeepLast)} = 0 where that is meant.");
        checks.InRange(policy.KeepLast, nameof(policy.KeepLast), 0, MaxKeepLast);
        checks.Require(
            policy.KeepFor is null || (policy.KeepFor > TimeSpan.Zero && policy.KeepFor <= MaxKeepFor),
            nameof(policy.KeepFor),
            $"is {policy.KeepFor}; more than 0 and at most {MaxKeepFor.TotalDays:0} days are allowed.");
        checks.ThrowIfAny();
    }
}
