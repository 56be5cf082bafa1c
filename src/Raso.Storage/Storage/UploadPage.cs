namespace Raso.Storage;

/// <summary>One page of uploads.</summary>
/// <param name="Uploads">The uploads.</param>
/// <param name="Continuation">Where the next page begins, or <see langword="null"/> after the last one.</param>
public sealed record UploadPage(IReadOnlyList<PendingUpload> Uploads, string? Continuation);
