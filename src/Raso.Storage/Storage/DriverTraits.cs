namespace Raso.Storage;

/// <summary>What a store can do, and how its driver wants the bytes.</summary>
public sealed record DriverTraits
{
    /// <summary>Gets what users may ask for.</summary>
    public required StorageCapabilities Capabilities { get; init; }

    /// <summary>Gets a value indicating whether one put takes content of any length, known or not, and asks for the description once it has read the last byte. Otherwise a put gets at most <see cref="MaxPutLength"/> bytes, buffered, of known length and with their description.</summary>
    public bool StreamsPut { get; init; }

    /// <summary>Gets the greatest length of a buffered put in bytes; 5 GiB unless set.</summary>
    public long MaxPutLength { get; init; } = 5L << 30;

    /// <summary>Gets the greatest length, in bytes, of an object that one copy takes; longer ones are copied in parts, by <see cref="IPartCopyingDriver"/>. Any length unless set.</summary>
    public long? MaxCopyLength { get; init; }

    /// <summary>Gets how an upload of several parts works, or <see langword="null"/> where there is none.</summary>
    public PartTraits? Parts { get; init; }

    /// <summary>Gets how the SHA-256 of an object of several parts is kept; <see cref="ChecksumPlacement.None"/> unless set.</summary>
    public ChecksumPlacement Checksum { get; init; }

    /// <summary>Gets how many objects one bulk delete takes; 1, which is none, unless set.</summary>
    public int MaxDeleteBatch { get; init; } = 1;

    /// <summary>Gets what makes the store sign URLs where <see cref="StorageCapabilities.SignedUrls"/> is not declared, as the end of a sentence; that the application delivers the file itself unless set.</summary>
    public string SignedUrlsMend { get; init; } = "deliver the file through your own application.";
}
