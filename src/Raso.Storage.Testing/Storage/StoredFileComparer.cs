using System.Diagnostics.CodeAnalysis;

namespace Raso.Storage.Testing.Storage;

/// <summary>Compares all that a backend says of a file, the entries of its metadata included.</summary>
internal sealed class StoredFileComparer : IEqualityComparer<StoredFile?>
{
    private StoredFileComparer()
    {
    }

    public static StoredFileComparer Instance { get; } = new();

    public bool Equals(StoredFile? x, StoredFile? y) =>
        x is null || y is null
            ? ReferenceEquals(x, y)
            : x with { Metadata = y.Metadata } == y
                && x.Metadata.Count == y.Metadata.Count
                && x.Metadata.All(entry => y.Metadata.TryGetValue(entry.Key, out var value) && value == entry.Value);

    public int GetHashCode([DisallowNull] StoredFile? obj) => obj.Path.GetHashCode();
}
