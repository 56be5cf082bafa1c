using System.Runtime.InteropServices;

namespace Raso.Storage.Local;

/// <summary>The argument of openat2(2).</summary>
[StructLayout(LayoutKind.Sequential)]
internal struct OpenHow
{
    public ulong Flags;
    public ulong Mode;
    public ulong Resolve;
}
