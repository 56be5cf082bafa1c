namespace Raso.Storage.Local;

/// <summary>A description, and the file that it belongs to.</summary>
/// <param name="Length">The length of the file in bytes.</param>
/// <param name="Modified">When the file was written, in nanoseconds since 1970.</param>
/// <param name="Description">What is kept with it.</param>
internal sealed record SidecarEntry(long Length, long Modified, DescriptionRecord Description)
{
    // Calls of the framework know the time to 100 ns only.
    public bool Fits(in FileStatus status) =>
        Length == status.Length && Modified / TimeSpan.NanosecondsPerTick == status.Modified / TimeSpan.NanosecondsPerTick;
}
