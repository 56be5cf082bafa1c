using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Local;

internal sealed class LinuxFolder(string path, SafeFileHandle handle) : Folder(path)
{
    public SafeFileHandle Handle { get; } = handle;

    public override void Dispose() => Handle.Dispose();
}
