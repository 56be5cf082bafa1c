namespace Raso.Storage.Testing.Storage;

/// <summary>Limits that are the same on every backend.</summary>
internal static class ConformanceLimits
{
    /// <summary>The metadata: the bytes of all keys and of all percent-encoded values.</summary>
    public const int MetadataBytes = 1500;

    /// <summary>The whole description: media type, cache control, metadata and the backend's own entries.</summary>
    public const int DescriptionBytes = 3500;
}
