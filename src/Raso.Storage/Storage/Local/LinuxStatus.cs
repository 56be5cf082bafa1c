using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Local;

/// <summary>Asks statx(2).</summary>
internal static class LinuxStatus
{
    private const nint WorkingFolder = -100;
    private const nint EmptyPath = 0x1000;
    private const nint NoFollow = 0x100;
    private const uint Born = 0x800;
    private const nint Wanted = 0x7FF | (nint)Born;
    private const int TypeMask = 0xF000;
    private const long NanosecondsPerSecond = 1_000_000_000;

    public static FileStatus Get(SafeFileHandle handle, string path)
    {
        LinuxFileSystem.Check(LinuxCalls.Statx((nint)LinuxCalls.StatxNumber, handle, "", EmptyPath, Wanted, out var buffer), "look at", path);
        return Read(buffer);
    }

    public static FileStatus? Find(SafeFileHandle folder, string name, string path)
    {
        if (LinuxCalls.Statx((nint)LinuxCalls.StatxNumber, folder, name, NoFollow, Wanted, out var buffer) >= 0)
        {
            return Read(buffer);
        }

        var number = Marshal.GetLastPInvokeError();
        return ErrorNumbers.Classify(number) == FileFault.NotFound ? null : throw LinuxFileSystem.Error(number, "look at", path);
    }

    /// <summary>Looks at what a full name leads to, through links.</summary>
    public static FileStatus? FollowFullName(string path)
    {
        using var anywhere = new SafeFileHandle(WorkingFolder, ownsHandle: false);
        if (LinuxCalls.Statx((nint)LinuxCalls.StatxNumber, anywhere, path, 0, Wanted, out var buffer) >= 0)
        {
            return Read(buffer);
        }

        var number = Marshal.GetLastPInvokeError();
        return ErrorNumbers.Classify(number) == FileFault.NotFound ? null : throw LinuxFileSystem.Error(number, "look at", path);
    }

    public static bool IsLink(SafeFileHandle folder, string name) =>
        LinuxCalls.Statx((nint)LinuxCalls.StatxNumber, folder, name, NoFollow, Wanted, out var buffer) >= 0 && Read(buffer).Kind == EntryKind.Link;

    private static FileStatus Read(in StatxBuffer buffer) => new(
        (buffer.Mode & TypeMask) switch
        {
            0x8000 => EntryKind.File,
            0x4000 => EntryKind.Folder,
            0xA000 => EntryKind.Link,
            _ => EntryKind.Special,
        },
        (long)buffer.Length,
        (buffer.ModifiedSeconds * NanosecondsPerSecond) + buffer.ModifiedNanoseconds,
        buffer.Inode,
        (buffer.Mask & Born) == 0 ? 0 : (buffer.BornSeconds * NanosecondsPerSecond) + buffer.BornNanoseconds,
        ((ulong)buffer.DeviceMajor << 32) | buffer.DeviceMinor);
}
