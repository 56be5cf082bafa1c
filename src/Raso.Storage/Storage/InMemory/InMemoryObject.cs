namespace Raso.Storage.InMemory;

/// <summary>One stored object; replaced as a whole, so that open reads keep what they opened.</summary>
internal sealed record InMemoryObject(
    string Key, byte[] Bytes, string ETag, DateTimeOffset LastModified, ObjectDescription Description, string? AnnotatedSha256 = null)
{
    public ObjectInfo ToInfo(StoragePath path) => new()
    {
        Path = path,
        Length = Bytes.Length,
        ETag = ETag,
        LastModified = LastModified,
        Description = Description,
        AnnotatedSha256 = AnnotatedSha256,
    };
}
