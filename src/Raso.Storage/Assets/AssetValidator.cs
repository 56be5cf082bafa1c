using System.Net.Http.Headers;
using Raso.Storage.Validation;

namespace Raso.Storage.Assets;

/// <summary>Checks a whole call before anything is written.</summary>
internal static class AssetValidator
{
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

    private static void Check(AssetType type, bool contentIsEmpty, AssetWriteOptions options, FieldChecks checks)
    {
        checks.Require(!contentIsEmpty, "Content", "is empty; an asset's file has at least one byte.");
        checks.Text(options.ChangesDescription, nameof(options.ChangesDescription));
        checks.Text(options.CreatedBy, nameof(options.CreatedBy), 100);
        checks.Require(
            options.ContentType is null || MediaTypeHeaderValue.TryParse(options.ContentType, out _),
            nameof(options.ContentType),
            "is no media type; write it like video/mp4.");
        if (options.SourceCode is { } source)
        {
            checks.Require(type == AssetType.Visual, nameof(options.SourceCode), "is for visuals alone.");
            checks.Require(
                source.Extension is { Length: >= 1 and <= 10 } extension && extension.All(char.IsAsciiLetterOrDigit),
                nameof(options.SourceCode) + "." + nameof(source.Extension),
                "is not 1 to 10 letters or digits, for example py.");
            checks.Require(source.Content.Length != 0, nameof(options.SourceCode) + "." + nameof(source.Content), "is empty; give the source code or nothing.");
        }
    }
}
