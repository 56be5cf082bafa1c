using System.Globalization;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The query of a call.</summary>
internal sealed class QueryValues
{
    // The service overlooks a parameter that it does not know; a condition with a misspelt name must not pass here.
    private static readonly HashSet<string> Known =
    [
        "access_token", "alt", "callback", "fields", "key", "oauth_token", "prettyPrint", "quotaUser", "uploadType", "upload_id", "userIp",
        "userProject", "$.xgafv", "project", "predefinedAcl", "predefinedDefaultObjectAcl", "projection", "name", "contentEncoding",
        "kmsKeyName", "destinationKmsKeyName", "destinationPredefinedAcl", "generation", "sourceGeneration", "ifGenerationMatch",
        "ifGenerationNotMatch", "ifMetagenerationMatch", "ifMetagenerationNotMatch", "ifSourceGenerationMatch",
        "ifSourceGenerationNotMatch", "ifSourceMetagenerationMatch", "ifSourceMetagenerationNotMatch", "maxBytesRewrittenPerCall",
        "rewriteToken", "delimiter", "prefix", "startOffset", "endOffset", "maxResults", "pageToken", "includeTrailingDelimiter",
        "includeFoldersAsPrefixes", "versions", "softDeleted", "matchGlob", "enableObjectRetention", "overrideUnlockedRetention",
    ];

    private readonly List<KeyValuePair<string, string>> _pairs;

    internal QueryValues(string query)
    {
        _pairs =
        [
            .. query.TrimStart('?').Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2))
                .Select(pair => KeyValuePair.Create(Decoded(pair[0]), pair.Length > 1 ? Decoded(pair[1]) : "")),
        ];
    }

    internal IReadOnlyList<KeyValuePair<string, string>> Pairs => _pairs;

    internal string? this[string name] =>
        _pairs.Where(pair => pair.Key == name).Select(pair => pair.Value).LastOrDefault();

    internal void RefuseUnknown()
    {
        foreach (var (name, value) in _pairs.Where(pair => !Known.Contains(pair.Key)))
        {
            throw ApiException.InvalidParameter(name, value);
        }
    }

    internal long? Long(string name) => this[name] switch
    {
        null => null,
        var text when long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) => value,
        var text => throw ApiException.InvalidParameter(name, text),
    };

    internal bool Flag(string name) => this[name] switch
    {
        null or "" => false,
        var text when bool.TryParse(text, out var value) => value,
        var text => throw ApiException.InvalidParameter(name, text),
    };

    private static string Decoded(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));
}
