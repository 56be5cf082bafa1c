namespace Raso.Storage.Local;

/// <summary>One call to the file system.</summary>
internal sealed record FileCall(string Name, string Path)
{
    public override string ToString() => $"{Name} {Path}";
}
