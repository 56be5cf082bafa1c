namespace Raso.Storage.Local;

/// <summary>What a file system tells of one entry.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Length">Its length in bytes.</param>
/// <param name="Modified">When its bytes were written last, in nanoseconds since 1970.</param>
/// <param name="Identity">The inode number; 0 where it cannot be asked.</param>
/// <param name="Born">When it was made, in nanoseconds since 1970; 0 where it cannot be asked.</param>
/// <param name="Device">The number of its file system; 0 where it cannot be asked.</param>
internal readonly record struct FileStatus(EntryKind Kind, long Length, long Modified, ulong Identity, long Born, ulong Device = 0)
{
    public DateTimeOffset LastModified => DateTimeOffset.UnixEpoch.AddTicks(Modified / TimeSpan.NanosecondsPerTick);
}
