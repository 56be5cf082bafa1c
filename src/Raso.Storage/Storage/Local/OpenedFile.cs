using Microsoft.Win32.SafeHandles;

namespace Raso.Storage.Local;

/// <summary>An open file of a root.</summary>
internal sealed class OpenedFile(string path, SafeFileHandle handle) : IDisposable
{
    /// <summary>Gets the path from the root under which the file was opened.</summary>
    public string Path { get; } = path;

    public SafeFileHandle Handle { get; } = handle;

    public void Dispose() => Handle.Dispose();
}
