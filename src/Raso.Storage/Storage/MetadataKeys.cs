namespace Raso.Storage;

/// <summary>The metadata entries that Raso keeps for itself.</summary>
internal static class MetadataKeys
{
    /// <summary>What Raso's own keys begin with.</summary>
    public const string Prefix = "raso_";

    /// <summary>The SHA-256 of the content.</summary>
    public const string Sha256 = "raso_sha256";

    /// <summary>The random token of the write that made the object.</summary>
    public const string WriteToken = "raso_write";
}
