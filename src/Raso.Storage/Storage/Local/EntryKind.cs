namespace Raso.Storage.Local;

internal enum EntryKind
{
    File,
    Folder,
    Link,
    Special,

    /// <summary>A file or folder whose name is no text, and cannot be opened by one.</summary>
    Nameless,
}
