namespace Raso.Storage.Folders;

/// <summary>What one category of files takes.</summary>
/// <param name="Category">The category, for example <c>videos</c>.</param>
/// <param name="Files">The number of files.</param>
/// <param name="Bytes">Their length in all, in bytes.</param>
public sealed record CategoryUsage(string Category, long Files, long Bytes)
{
    /// <summary>Gets the bytes as people read them, for example <c>1.5 GiB</c>.</summary>
    public string Size => ByteSize.Format(Bytes);
}
