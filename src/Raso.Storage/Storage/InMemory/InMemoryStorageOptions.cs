namespace Raso.Storage.InMemory;

/// <summary>What the in-memory store can do.</summary>
public sealed class InMemoryStorageOptions
{
    /// <summary>Gets or sets how bytes are taken; <see cref="InMemoryProfile.Streaming"/> unless set.</summary>
    public InMemoryProfile Profile { get; set; }

    /// <summary>Gets or sets the capabilities; everything but signed URLs, which nobody serves, unless set. Uploads go on only where bytes are taken in parts. A condition whose capability is switched off is ignored, as real stores do. Switch one off by <c>options.Capabilities = options.Capabilities with { ConditionalPut = false }</c>.</summary>
    public StorageCapabilities Capabilities { get; set; } = new()
    {
        ConditionalPut = true,
        ConditionalComplete = true,
        ConditionalCopy = true,
        IfMatch = true,
        Copy = true,
        CacheControl = true,
        ContentDisposition = true,
        Tags = true,
        Tiers = ["hot", "cool", "archive"],
        Encryptions = ["memory"],
        AbortUploads = true,
        ResumableUploads = true,
        FileBesideFolder = true,
    };

    /// <summary>Gets or sets the tier from which nothing can be read until it is changed; <c>archive</c> unless set.</summary>
    public string ArchiveTier { get; set; } = "archive";

    /// <summary>Gets or sets the limits of parts, or <see langword="null"/> for a store without them; at least 64 KiB each but the last, and 10,000 of them, unless set.</summary>
    public PartTraits? Parts { get; set; } = new(64 << 10, 1 << 30, 10_000);

    /// <summary>Gets or sets the greatest length of a buffered put in bytes; 1 GiB unless set.</summary>
    public long MaxPutLength { get; set; } = 1 << 30;

    /// <summary>Gets or sets the greatest length, in bytes, of an object that one copy takes, where bytes are taken in parts; any length unless set.</summary>
    public long? MaxCopyLength { get; set; }

    /// <summary>Gets or sets where the SHA-256 of an object of several parts is kept; <see cref="ChecksumPlacement.AfterCompletion"/> unless set.</summary>
    public ChecksumPlacement Checksum { get; set; } = ChecksumPlacement.AfterCompletion;

    /// <summary>Gets or sets how many objects one bulk delete takes; 1,000 unless set, 1 for none.</summary>
    public int MaxDeleteBatch { get; set; } = 1000;

    /// <summary>Gets or sets the clock; the system's unless set.</summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;
}
