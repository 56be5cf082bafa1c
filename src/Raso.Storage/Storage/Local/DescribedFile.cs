using System.Globalization;

namespace Raso.Storage.Local;

/// <summary>An open regular file and its description.</summary>
internal sealed record DescribedFile(OpenedFile File, FileStatus Status, DescriptionRecord? Record) : IDisposable
{
    private static readonly ObjectDescription Foreign = new();

    /// <summary>Gets the ETag. That of a stored file begins with the token of its write, which no other write has; the time and length show that somebody changed the file in place. A foreign file has its inode in the token's place.</summary>
    public string ETag => Describe(Status, Record?.Token);

    public ObjectInfo ToInfo(StoragePath path) => ToInfo(path, Status, Record);

    public static ObjectInfo ToInfo(StoragePath path, in FileStatus status, DescriptionRecord? record) => new()
    {
        Path = path,
        Length = status.Length,
        ETag = Describe(status, record?.Token),
        LastModified = status.LastModified,
        Description = record?.ToDescription() ?? Foreign,
    };

    public void Dispose() => File.Dispose();

    // In steps of 100 ns, so that both file systems tell the same.
    private static string Describe(in FileStatus status, string? token) =>
        string.Create(
            CultureInfo.InvariantCulture, $"{token ?? $"{status.Identity:x}"}-{status.Modified / TimeSpan.NanosecondsPerTick:x}-{status.Length:x}");
}
