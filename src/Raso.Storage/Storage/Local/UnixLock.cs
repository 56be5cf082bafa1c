using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Local;

/// <summary>Asks flock(2), shared for writers, so that it hinders no reader of the published file: its locks belong to the open file, so that they tell apart two writers of one process too, and end with it.</summary>
internal static partial class UnixLock
{
    private const int Shared = 1;
    private const int Exclusive = 2;
    private const int NonBlocking = 4;
    private const int Unlock = 8;
    private const int WouldBlock = 11;
    private const int WouldBlockMac = 35;

    /// <summary>Takes a lock, or tells that another open file has it.</summary>
    /// <returns>Whether it was taken; <see langword="null"/> where it cannot be told.</returns>
    public static bool? TryTake(SafeFileHandle file, bool exclusive)
    {
        while (Lock(file, (exclusive ? Exclusive : Shared) | NonBlocking) != 0)
        {
            switch (Marshal.GetLastPInvokeError())
            {
                case ErrorNumbers.Interrupted:
                    continue;
                case WouldBlock or WouldBlockMac:
                    return false;
                default:
                    return null;
            }
        }

        return true;
    }

    /// <summary>Lets a lock go, where one was taken. Closing alone does it only once every copy of the handle is closed, and a child process has one until it runs its program.</summary>
    public static void Release(SafeFileHandle file)
    {
        while (Lock(file, Unlock) != 0 && Marshal.GetLastPInvokeError() == ErrorNumbers.Interrupted)
        {
        }
    }

    [LibraryImport("libc", EntryPoint = "flock", SetLastError = true)]
    private static partial int Lock(SafeFileHandle file, int operation);
}
