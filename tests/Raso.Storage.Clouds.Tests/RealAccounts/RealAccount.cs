namespace Raso.Storage.Clouds.Tests.RealAccounts;

/// <summary>An account of a provider that the conformance suite runs on in place of a server of its own, as an environment variable names it: <c>Bucket=papers;Region=eu-west-1</c>. Only what the variable names is used, and only below the prefix.</summary>
internal sealed record RealAccount(string Variable, IReadOnlyDictionary<string, string> Values)
{
    private const string PrefixKey = "Prefix";
    private const string DefaultPrefix = "raso-conformance/";

    /// <summary>Gets the text that all paths of the suite begin with.</summary>
    public string Prefix => Values.GetValueOrDefault(PrefixKey, DefaultPrefix);

    /// <summary>Gets the account of Amazon S3, or of a store that speaks its protocol; <see langword="null"/> where none is named.</summary>
    public static RealAccount? S3 { get; } = Find("RASO_REAL_S3", ["Bucket"], ["Region", "Profile", "ServiceUrl"]);

    /// <summary>Gets the MinIO server; <see langword="null"/> where none is named.</summary>
    public static RealAccount? Minio { get; } = Find("RASO_REAL_MINIO", ["Endpoint", "Bucket"], ["Region"]);

    /// <summary>Gets the account of Azure; <see langword="null"/> where none is named.</summary>
    public static RealAccount? Azure { get; } = Find("RASO_REAL_AZURE", ["ServiceUri", "Container"], ["AccountName", "AccountKey", "TenantId", "ManagedIdentityClientId"]);

    /// <summary>Gets the account of Google; <see langword="null"/> where none is named.</summary>
    public static RealAccount? Google { get; } = Find("RASO_REAL_GOOGLE", ["Bucket"], ["CredentialsFile", "Endpoint"]);

    /// <summary>Gets a value that is there.</summary>
    public string Get(string key) => Values[key];

    /// <summary>Finds a value.</summary>
    public string? FindValue(string key) => Values.GetValueOrDefault(key);

    /// <summary>Reads what a variable says.</summary>
    /// <exception cref="FormatException">It is none of <c>Key=value;Key=value</c>, a key is unknown, or one is missing.</exception>
    public static RealAccount Parse(string variable, string text, IReadOnlyCollection<string> needed, IReadOnlyCollection<string> further)
    {
        Dictionary<string, string> values = new(StringComparer.OrdinalIgnoreCase);
        string[] known = [.. needed, .. further, PrefixKey];
        foreach (var pair in text.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            // A value is not shown: it may be a key.
            var parts = pair.Split('=', 2, StringSplitOptions.TrimEntries);
            if (parts.Length != 2 || parts[1].Length == 0 || !known.Contains(parts[0], StringComparer.OrdinalIgnoreCase) || !values.TryAdd(parts[0], parts[1]))
            {
                throw new FormatException($"{variable} is written as Key=value;Key=value, with each of these keys once at most: {string.Join(", ", known)}.");
            }
        }

        if (needed.FirstOrDefault(key => !values.ContainsKey(key)) is { } missing)
        {
            throw new FormatException($"{variable} has no {missing}; see docs/real-accounts.md.");
        }

        return values.GetValueOrDefault(PrefixKey)?.EndsWith('/') == false
            ? throw new FormatException($"{variable} has a {PrefixKey} that does not end at '/', so that it would be a part of a name.")
            : new RealAccount(variable, values);
    }

    private static RealAccount? Find(string variable, IReadOnlyCollection<string> needed, IReadOnlyCollection<string> further) =>
        Environment.GetEnvironmentVariable(variable) is { Length: > 0 } text ? Parse(variable, text, needed, further) : null;
}
