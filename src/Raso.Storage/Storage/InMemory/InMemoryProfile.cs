namespace Raso.Storage.InMemory;

/// <summary>How the in-memory store takes its bytes.</summary>
public enum InMemoryProfile
{
    /// <summary>One put of any length, streamed, like a file system.</summary>
    Streaming = 0,

    /// <summary>A buffered put for small content and an upload of several parts for the rest, like S3.</summary>
    Multipart,
}
