namespace Raso.Storage.Local;

/// <summary>One name of a folder.</summary>
internal readonly record struct FolderEntry(string Name, EntryKind Kind);
