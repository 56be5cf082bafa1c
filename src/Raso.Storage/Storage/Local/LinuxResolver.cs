using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Local;

/// <summary>Opens a path of several segments below a folder, through no link.</summary>
internal static class LinuxResolver
{
    private const ulong Beneath = 8;
    private const ulong NoLinks = 4;
    private const ulong NoMagicLinks = 2;
    private const int LinkError = 40;

    // Kernels before 5.6 do not have openat2, and some sandboxes refuse it.
    private static volatile bool _walks;

    public static unsafe SafeFileHandle Open(SafeFileHandle folder, string relative, int flags)
    {
        while (!_walks)
        {
            var how = new OpenHow { Flags = (ulong)flags, Resolve = Beneath | NoLinks | NoMagicLinks };
            var result = LinuxCalls.OpenAt2((nint)LinuxCalls.OpenAt2Number, folder, relative, how, sizeof(OpenHow));
            var number = result < 0 ? Marshal.GetLastPInvokeError() : 0;
            switch (number)
            {
                case 0:
                    return new SafeFileHandle(result, ownsHandle: true);
                case ErrorNumbers.Interrupted or ErrorNumbers.TryAgain:
                    continue;
                case ErrorNumbers.NoSuchCall or ErrorNumbers.NotPermitted:
                    _walks = true;
                    break;
                default:
                    return Failed(number == ErrorNumbers.CrossDevice ? LinkError : number);
            }
        }

        return Walk(folder, relative, flags);
    }

    /// <summary>Opens one segment after the other, each relative to the handle of the one before.</summary>
    public static SafeFileHandle Walk(SafeFileHandle folder, string relative, int flags)
    {
        SafeFileHandle? current = null;
        try
        {
            var segments = relative.Split('/');
            for (var i = 0; i < segments.Length; i++)
            {
                var last = i == segments.Length - 1;
                var openFlags = (last ? flags : LinuxFileSystem.FolderFlags) | LinuxFileSystem.NoFollowFlag;
                var next = LinuxCalls.OpenAt(current ?? folder, segments[i], openFlags, 0);
                if (next.IsInvalid)
                {
                    var number = Marshal.GetLastPInvokeError();
                    next.Dispose();
                    // The kernel tells of a link as "not a directory" where a directory is asked for.
                    var isLink = number == ErrorNumbers.NotFolder && LinuxStatus.IsLink(current ?? folder, segments[i]);
                    return Failed(isLink ? LinkError : number);
                }

                if (last)
                {
                    return next;
                }

                current?.Dispose();
                current = next;
            }

            throw new ArgumentException("A path has at least one segment.", nameof(relative));
        }
        finally
        {
            current?.Dispose();
        }
    }

    private static SafeFileHandle Failed(int number)
    {
        Marshal.SetLastPInvokeError(number);
        return new SafeFileHandle(-1, ownsHandle: false);
    }
}
