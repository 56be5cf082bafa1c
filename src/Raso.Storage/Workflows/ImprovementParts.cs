using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using Raso.Storage.Assets;
using Raso.Storage.Files;
using Raso.Storage.Validation;
using Raso.Storage.Versioning;

namespace Raso.Storage.Workflows;

/// <summary>Makes of an improvement and of the version that it betters what comes with the next version.</summary>
internal static class ImprovementParts
{
    private const string Improvements = "improvements";
    private const string AppliedKey = "improvements_applied";
    private const string ParentKey = "parent_version";

    /// <summary>Checks what nothing else checks before the transform begins.</summary>
    /// <exception cref="ValidationException">Fields are at fault.</exception>
    public static void Check(Improvement improvement)
    {
        var checks = new FieldChecks();
        checks.RequiredJson(improvement.Improvements, nameof(improvement.Improvements));
        const string Mend = "say what is new, or leave it out for the default.";
        checks.Require(improvement.ChangesDescription is not null, nameof(improvement.ChangesDescription), $"is missing; {Mend}");
        if (improvement.ChangesDescription is { } text && TextFaults.Blank(text, $"is blank; {Mend}") is { } blank)
        {
            checks.Require(false, nameof(improvement.ChangesDescription), blank);
        }

        checks.RequiredLine(improvement.CreatedBy, nameof(improvement.CreatedBy), 100);
        checks.InRange(improvement.FromVersion, nameof(improvement.FromVersion), 1, int.MaxValue);
        checks.Require(
            improvement.Changes is not { GenerationParameters.IsSet: true },
            $"{nameof(improvement.Changes)}.{nameof(AssetChanges.GenerationParameters)}",
            $"is made of the parameters of the version before and {nameof(improvement.Improvements)}; leave it out.");
        checks.ThrowIfAny();
    }

    public static NewVersion VersionOf(Improvement improvement, ContentVersion parent, IReadOnlyDictionary<string, string> metadata) => new()
    {
        ChangesDescription = improvement.ChangesDescription,
        CreatedBy = improvement.CreatedBy,
        GenerationParameters = new Change<JsonElement?>(ParametersOf(parent.GenerationParameters, improvement.Improvements)),
        AiModelsUsed = improvement.AiModelsUsed,
        PerformanceMetrics = improvement.PerformanceMetrics,
        Changes = Unchecked(improvement.Changes ?? NoChangesOf(parent.Asset.Type)),
        SourceCode = improvement.SourceCode,
        ContentType = improvement.ContentType,
        File = new FileWriteOptions { Metadata = MetadataOf(metadata, parent.Number, improvement.Improvements), Progress = improvement.Progress },
    };

    /// <summary>Adds the improvements to the parameters; those that are an array stand beside them.</summary>
    internal static JsonElement ParametersOf(JsonElement? old, JsonElement improvements)
    {
        var parameters = old switch
        {
            { ValueKind: JsonValueKind.Object } members => JsonObject.Create(members)!,
            { ValueKind: JsonValueKind.Array } elements => new JsonObject { ["parameters"] = JsonArray.Create(elements) },
            _ => [],
        };
        parameters[Improvements] = JsonNode.Parse(improvements.GetRawText());
        return JsonElement.Parse(parameters.ToJsonString());
    }

    /// <summary>Carries the metadata of the file over. It has little room on every store; the whole of the improvements stands in the parameters.</summary>
    internal static IReadOnlyDictionary<string, string> MetadataOf(IReadOnlyDictionary<string, string> old, int parent, JsonElement improvements)
    {
        var metadata = old.Where(entry => entry.Key is not (AppliedKey or ParentKey)).ToDictionary(StringComparer.Ordinal);
        var names = improvements.ValueKind == JsonValueKind.Object ? string.Join(", ", improvements.EnumerateObject().Select(member => member.Name)) : null;
        _ = TryAdd(ParentKey, parent.ToString(CultureInfo.InvariantCulture))
            && (TryAdd(AppliedKey, improvements.GetRawText()) || TryAdd(AppliedKey, names));
        return metadata;

        bool TryAdd(string key, string? value)
        {
            if (value is null || BytesOf(metadata) + key.Length + MetadataText.Encode(value).Length > StoreOptionsRules.MaxMetadataBytes)
            {
                return false;
            }

            metadata[key] = value;
            return true;
        }
    }

    private static int BytesOf(Dictionary<string, string> metadata) => metadata.Sum(entry => entry.Key.Length + MetadataText.Encode(entry.Value).Length);

    private static AssetChanges NoChangesOf(AssetType type) => type switch
    {
        AssetType.Video => new VideoAssetChanges(),
        AssetType.Audio => new AudioAssetChanges(),
        _ => new VisualAssetChanges(),
    };

    // What a media tool found of the old bytes says nothing of the new ones.
    private static AssetChanges Unchecked(AssetChanges changes)
    {
        var pending = changes with
        {
            ValidationStatus = changes.ValidationStatus.Or(ValidationStatus.Pending),
            ValidationErrors = changes.ValidationErrors.Or(null),
        };
        return pending is VideoAssetChanges video ? video with { CodecInfo = video.CodecInfo.Or(null) } : pending;
    }
}
