using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Validation;

namespace Raso.Storage.Relationships;

/// <summary>Checks a whole call before anything is read or written.</summary>
internal static class RelationshipValidator
{
    /// <summary>The greatest number of assets that one call finds.</summary>
    public const int MaxLimit = 100_000;

    private const int MaxPageSize = 1000;

    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static void Check(NewRelationship relationship)
    {
        ArgumentNullException.ThrowIfNull(relationship);
        var checks = new FieldChecks();
        checks.Require(relationship.Id != Guid.Empty, nameof(relationship.Id), "is empty; leave it out or give a new one.");
        var namesAssets = Check(checks, relationship.Source, nameof(relationship.Source)) & Check(checks, relationship.Target, nameof(relationship.Target));
        checks.Require(
            !namesAssets || relationship.Source != relationship.Target, nameof(relationship.Target), $"is the source itself, {relationship.Source}; give another asset.");
        checks.Defined(relationship.Type, nameof(relationship.Type));
        Check(checks, relationship.Strength, relationship.Metadata);
        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static void Check(RelationshipChanges changes)
    {
        ArgumentNullException.ThrowIfNull(changes);
        var checks = new FieldChecks();
        Check(checks, changes.Strength.Or(1), changes.Metadata.Or(null));
        checks.ThrowIfAny();
    }

    /// <summary>Checks the page that is asked for, and gives the types and the key that it begins after.</summary>
    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static (IReadOnlyCollection<RelationshipType> Types, RelationshipKey? After) Check(RelationshipListOptions options, string list)
    {
        var checks = new FieldChecks();
        RelationshipKey? after = null;
        var types = options.Types ?? Enum.GetValues<RelationshipType>();
        Check(checks, types, nameof(options.Types));
        checks.InRange(options.PageSize, nameof(options.PageSize), 1, MaxPageSize);
        if (options.After is not null)
        {
            checks.Require(RelationshipCursor.TryRead(options.After, list, out var key), nameof(options.After), PageStart.Refusal);
            after = key;
        }

        checks.ThrowIfAny();
        return (types, after);
    }

    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static void Check(ClosureOptions options)
    {
        var checks = new FieldChecks();
        Check(checks, options.Types, nameof(options.Types));
        checks.InRange(options.MaxDepth, nameof(options.MaxDepth), 1, int.MaxValue);
        checks.InRange(options.Limit, nameof(options.Limit), 1, MaxLimit);
        checks.ThrowIfAny();
    }

    /// <exception cref="ValidationException">It lists every field at fault.</exception>
    public static void Check(RebuildOptions options)
    {
        var checks = new FieldChecks();
        Check(checks, options.Types, nameof(options.Types));
        checks.InRange(options.Limit, nameof(options.Limit), 1, MaxLimit);
        checks.ThrowIfAny();
    }

    private static bool Check(FieldChecks checks, AssetReference asset, string field)
    {
        var isAsset = Enum.IsDefined(asset.Type) && asset.Id != Guid.Empty;
        checks.Require(isAsset, field, "names no asset; give its kind and its id.");
        return isAsset;
    }

    private static void Check(FieldChecks checks, decimal strength, JsonElement? metadata)
    {
        checks.Require(
            strength is >= 0 and <= 1 && decimal.Round(strength, 2) == strength,
            nameof(NewRelationship.Strength),
            $"is {strength}; 0 to 1 with at most two decimals are allowed.");
        checks.Json(metadata, nameof(NewRelationship.Metadata));
    }

    private static void Check(FieldChecks checks, IReadOnlyCollection<RelationshipType>? types, string field) => checks.Require(
        types is { Count: > 0 } && types.All(Enum.IsDefined),
        field,
        $"is empty or has what is none of: {string.Join(", ", Enum.GetNames<RelationshipType>())}.");
}
