namespace Raso.Storage.Local;

/// <summary>An open folder of a root. What is opened through it stays in it, wherever its name leads later.</summary>
internal abstract class Folder(string path) : IDisposable
{
    /// <summary>Gets the path from the root, without a <c>/</c> at its end; empty for the root.</summary>
    public string Path { get; } = path;

    public string Child(string relative) => Path.Length == 0 ? relative : $"{Path}/{relative}";

    public abstract void Dispose();
}
