namespace Raso.Storage.Local;

internal sealed class PortableFolder(string path, string fullName) : Folder(path)
{
    public string FullName { get; } = fullName;

    public override void Dispose()
    {
        // There is no handle to give back.
    }
}
