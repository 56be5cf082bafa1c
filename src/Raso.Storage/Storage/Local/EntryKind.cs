namespace Raso.Storage.Local;

internal enum EntryKind
{
    File,
    Folder,
    Link,
    Special,
}
