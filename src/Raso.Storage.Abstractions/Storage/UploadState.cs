namespace Raso.Storage;

/// <summary>How far an upload of several parts has come: what a later process needs to go on with it, about 150 bytes a part as JSON. It holds no credential of the backend, but who has the id of an upload may need no other (the session of Google Cloud Storage is one such, for a week): keep a state as safe as the file itself, and out of logs.</summary>
public sealed record UploadState
{
    /// <summary>Gets the name of the backend.</summary>
    public required string Backend { get; init; }

    /// <summary>Gets the <see cref="StorageIdentity.Id"/> of the store; <see langword="null"/> where it has none.</summary>
    public string? Store { get; init; }

    /// <summary>Gets the path of the file.</summary>
    public required StoragePath Path { get; init; }

    /// <summary>Gets what the store calls the upload. Not to be shown: see <see cref="UploadState"/>.</summary>
    public required string UploadId { get; init; }

    /// <summary>Gets the length of each part but the last, in bytes; an upload that goes on keeps it, whatever the options of the backend say.</summary>
    public required int PartSize { get; init; }

    /// <summary>Gets the length of the content in bytes, where it was known beforehand.</summary>
    public long? Length { get; init; }

    /// <summary>Gets the random token of the write, by which a completed file is known again.</summary>
    public required string WriteToken { get; init; }

    /// <summary>Gets when the upload began, by the clock of the process that began it.</summary>
    public required DateTimeOffset BegunAt { get; init; }

    /// <summary>Gets a SHA-256 of the options that the file is stored with; an upload goes on under the same ones only.</summary>
    public required string OptionsSha256 { get; init; }

    /// <summary>Gets the parts, in order; some may be missing in between.</summary>
    public IReadOnlyList<UploadStatePart> Parts { get; init; } = [];

    /// <summary>Reads a state that <see cref="ToJson"/> wrote.</summary>
    /// <param name="json">The text.</param>
    /// <returns>The state.</returns>
    /// <exception cref="FormatException">The text is no state, is damaged, or is of a version that is not known here; the message says which, and shows nothing of the text.</exception>
    public static UploadState Parse(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        return UploadStateRecord.Read(json);
    }

    /// <summary>Writes the state as JSON, with a version number.</summary>
    /// <returns>The text.</returns>
    public string ToJson() => UploadStateRecord.Write(this);

    /// <summary>Tells what is uploaded, without the id of the upload.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => $"Upload of '{Path}' to '{Backend}', begun at {BegunAt:u}, {Parts.Count} parts of {PartSize} bytes";
}
