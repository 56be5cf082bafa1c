using System.Net.Http.Headers;
using System.Text;
using Raso.Storage.Assets;
using Raso.Storage.Validation;

namespace Raso.Storage.Content;

/// <summary>Checks a whole call before anything is written.</summary>
internal static class AssetValidator
{
    // What files.content_type holds.
    private const int MaxContentType = 255;

    /// <summary>Checks a new asset, its content and its options.</summary>
    /// <exception cref="ValidationException">Fields are at fault.</exception>
    public static void Check<TAsset, TNew, TChanges>(
        AssetKind<TAsset, TNew, TChanges> kind, TNew asset, bool contentIsEmpty, AssetWriteOptions options)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        var checks = new FieldChecks();
        AssetChecks.Check(asset, checks);
        kind.Check(asset, checks);
        checks.Require(
            options.ExpectedRowVersion is null or <= 0, nameof(options.ExpectedRowVersion), "is for replacements alone; a new asset has no row version yet.");
        Check(kind.Type, contentIsEmpty, options, checks);
        checks.ThrowIfAny();
    }

    /// <summary>Checks a replacement, its content and its options.</summary>
    /// <exception cref="ValidationException">Fields are at fault.</exception>
    public static void Check<TAsset, TNew, TChanges>(
        AssetKind<TAsset, TNew, TChanges> kind, TChanges changes, bool contentIsEmpty, AssetWriteOptions options)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        var checks = new FieldChecks();
        AssetChecks.Check(changes, checks);
        kind.Check(changes, checks);
        Check(kind.Type, contentIsEmpty, options, checks);
        checks.ThrowIfAny();
    }

    /// <summary>Checks changes of the row alone.</summary>
    /// <exception cref="ValidationException">Fields are at fault.</exception>
    public static TChanges Checked<TAsset, TNew, TChanges>(AssetKind<TAsset, TNew, TChanges> kind, TChanges changes, bool allowNone)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        ArgumentNullException.ThrowIfNull(changes);
        var checks = new FieldChecks();
        checks.Require(allowNone || !changes.Equals(kind.NoChanges), typeof(TChanges).Name, "sets no field; set at least one.");
        AssetChecks.Check(changes, checks);
        kind.Check(changes, checks);
        checks.ThrowIfAny();
        return changes;
    }

    /// <summary>Checks changes against the fields that the row keeps.</summary>
    /// <exception cref="ValidationException">Fields are at fault.</exception>
    public static void CheckAgainst<TAsset, TNew, TChanges>(AssetKind<TAsset, TNew, TChanges> kind, TAsset row, TChanges changes)
        where TAsset : Asset
        where TNew : NewAsset
        where TChanges : AssetChanges
    {
        var checks = new FieldChecks();
        kind.Check(row, changes, checks);
        checks.ThrowIfAny();
    }

    private static void Check(AssetType type, bool contentIsEmpty, AssetWriteOptions options, FieldChecks checks)
    {
        checks.Require(!contentIsEmpty, "Content", "is empty; an asset's file has at least one byte.");
        checks.Prose(options.ChangesDescription, nameof(options.ChangesDescription));
        checks.Line(options.CreatedBy, nameof(options.CreatedBy), 100);
        checks.Json(options.PerformanceMetrics, nameof(options.PerformanceMetrics));
        if (checks.Line(options.ContentType, nameof(options.ContentType), MaxContentType))
        {
            checks.Require(
                options.ContentType is null || (Ascii.IsValid(options.ContentType) && MediaTypeHeaderValue.TryParse(options.ContentType, out _)),
                nameof(options.ContentType),
                "is no media type; write it like video/mp4.");
        }

        checks.Require(options.File is not null, nameof(options.File), "is missing; leave it out for the defaults.");
        checks.Require(options.ExpectedRowVersion is null or > 0, nameof(options.ExpectedRowVersion), "is no row version; they begin at 1.");
        if (options.SourceCode is { } source)
        {
            checks.Require(type == AssetType.Visual, nameof(options.SourceCode), "is for visuals alone.");
            checks.Require(
                source.Extension is { Length: >= 1 and <= 10 } extension && extension.All(char.IsAsciiLetterOrDigit),
                nameof(options.SourceCode) + "." + nameof(source.Extension),
                "is not 1 to 10 letters or digits, for example py.");
            checks.Require(
                source.Content is { Length: not 0 }, nameof(options.SourceCode) + "." + nameof(source.Content), "is missing or empty; give the source code or nothing.");
        }
    }
}
