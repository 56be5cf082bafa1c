using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>What a page of papers may be asked for with.</summary>
internal static class PaperListRules
{
    private const int MaxPageSize = 1000;

    /// <summary>Checks the page that is asked for, and gives the key that it begins after.</summary>
    /// <exception cref="ValidationException">The page size or the start of the page is at fault.</exception>
    public static PaperKey? Check(PaperListOptions options)
    {
        var checks = new FieldChecks();
        PaperKey? after = null;
        checks.InRange(options.PageSize, nameof(options.PageSize), 1, MaxPageSize);
        if (options.After is not null)
        {
            checks.Require(PaperCursor.TryRead(options.After, options.OldestFirst, out var key), nameof(options.After), PageStart.Refusal);
            after = key;
        }

        checks.ThrowIfAny();
        return after;
    }
}
