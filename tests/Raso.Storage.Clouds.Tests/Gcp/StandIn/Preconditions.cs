using System.Globalization;
using System.Text.Json.Nodes;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The conditions of a call on the generation and metageneration of an object.</summary>
/// <remarks>https://cloud.google.com/storage/docs/request-preconditions</remarks>
internal sealed record Preconditions(
    long? GenerationMatch = null, long? GenerationNotMatch = null, long? MetagenerationMatch = null, long? MetagenerationNotMatch = null)
{
    internal static Preconditions Of(QueryValues query) => Of(query, "if");

    internal static Preconditions OfSource(QueryValues query) => Of(query, "ifSource");

    /// <summary>The XML API tells them in headers.</summary>
    /// <remarks>https://cloud.google.com/storage/docs/xml-api/reference-headers#xgoogifgenerationmatch</remarks>
    internal static Preconditions OfHeaders(ApiRequest request) => new(
        GenerationMatch: Number(request, "x-goog-if-generation-match"),
        MetagenerationMatch: Number(request, "x-goog-if-metageneration-match"));

    internal static Preconditions OfComposed(JsonNode? source) => new(
        GenerationMatch: source?["objectPreconditions"]?["ifGenerationMatch"] is JsonValue value ? JsonText.Long(value, "ifGenerationMatch") : null);

    /// <summary>Refuses with 412 what does not hold. 0 stands for an object that does not exist.</summary>
    internal void Check(StoredObject? current)
    {
        if (!Matches(current) || IsUnchanged(current))
        {
            throw ApiException.NotMet();
        }
    }

    /// <summary>A read is told 304 when the object is still the one that the caller has.</summary>
    internal void CheckRead(StoredObject current)
    {
        if (!Matches(current))
        {
            throw ApiException.NotMet();
        }

        if (IsUnchanged(current))
        {
            throw ApiException.NotModified();
        }
    }

    private static Preconditions Of(QueryValues query, string start) => new(
        query.Long($"{start}GenerationMatch"),
        query.Long($"{start}GenerationNotMatch"),
        query.Long($"{start}MetagenerationMatch"),
        query.Long($"{start}MetagenerationNotMatch"));

    private static long? Number(ApiRequest request, string header) => request.Header(header) switch
    {
        null => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) => number,
        var text => throw ApiException.InvalidParameter(header, text),
    };

    private bool Matches(StoredObject? current) =>
        (GenerationMatch is null || GenerationMatch == (current?.Generation ?? 0))
        && (MetagenerationMatch is null || MetagenerationMatch == current?.Metageneration);

    private bool IsUnchanged(StoredObject? current) =>
        (GenerationNotMatch is not null && GenerationNotMatch == (current?.Generation ?? 0))
        || (MetagenerationNotMatch is not null && MetagenerationNotMatch == current?.Metageneration);
}
