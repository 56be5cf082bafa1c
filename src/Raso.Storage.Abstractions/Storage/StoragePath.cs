using System.Diagnostics.CodeAnalysis;
using System.Text;

namespace Raso.Storage;

/// <summary>The key of a file: a validated, relative path whose segments are separated by <c>/</c>; compared and ordered by its UTF-8 bytes.</summary>
public sealed class StoragePath : IEquatable<StoragePath>, IComparable<StoragePath>
{
    /// <summary>The greatest length of a path, in UTF-8 bytes: 1,024, the limit of object stores.</summary>
    public const int MaxBytes = 1024;

    /// <summary>The greatest length of one segment, in UTF-8 bytes: 255, the limit of common file systems.</summary>
    public const int MaxSegmentBytes = 255;

    private StoragePath(string value) => Value = value;

    /// <summary>Gets the path as text.</summary>
    public string Value { get; }

    /// <summary>Gets the last segment.</summary>
    public string Name => Value[(Value.LastIndexOf('/') + 1)..];

    /// <summary>Parses a path.</summary>
    /// <param name="value">The text.</param>
    /// <returns>The path.</returns>
    /// <exception cref="StoragePathException">The text breaks a rule, which the error names.</exception>
    public static StoragePath Parse(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        return StoragePathRules.FindViolation(value) is { } rule
            ? throw new StoragePathException(rule, StoragePathRules.Describe(rule))
            : new StoragePath(value);
    }

    /// <summary>Parses a path without throwing.</summary>
    /// <param name="value">The text.</param>
    /// <param name="path">The path, or <see langword="null"/> where the text breaks a rule.</param>
    /// <returns>Whether the text is a path.</returns>
    public static bool TryParse([NotNullWhen(true)] string? value, [NotNullWhen(true)] out StoragePath? path)
    {
        path = value is null || StoragePathRules.FindViolation(value) is not null ? null : new StoragePath(value);
        return path is not null;
    }

    /// <summary>Appends segments to this path.</summary>
    /// <param name="relative">What follows, without a leading <c>/</c>.</param>
    /// <returns>The longer path.</returns>
    /// <exception cref="StoragePathException">The result breaks a rule.</exception>
    public StoragePath Append(string relative) => Parse($"{Value}/{relative}");

    /// <summary>Parses a path, so that a literal can be passed where a path is wanted.</summary>
    /// <param name="value">The text.</param>
    /// <exception cref="StoragePathException">The text breaks a rule, which the error names.</exception>
    public static implicit operator StoragePath(string value) => Parse(value);

    /// <inheritdoc/>
    public int CompareTo(StoragePath? other) =>
        other is null ? 1 : Encoding.UTF8.GetBytes(Value).AsSpan().SequenceCompareTo(Encoding.UTF8.GetBytes(other.Value));

    /// <inheritdoc/>
    public bool Equals(StoragePath? other) => other is not null && string.Equals(Value, other.Value, StringComparison.Ordinal);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as StoragePath);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Value);

    /// <summary>Gets the path as text.</summary>
    /// <returns><see cref="Value"/>.</returns>
    public override string ToString() => Value;

    /// <summary>Tells whether two paths are the same.</summary>
    /// <param name="left">One path.</param>
    /// <param name="right">The other path.</param>
    public static bool operator ==(StoragePath? left, StoragePath? right) => left is null ? right is null : left.Equals(right);

    /// <summary>Tells whether two paths differ.</summary>
    /// <param name="left">One path.</param>
    /// <param name="right">The other path.</param>
    public static bool operator !=(StoragePath? left, StoragePath? right) => !(left == right);

    /// <summary>Tells whether one path comes before the other in the order of UTF-8 bytes.</summary>
    /// <param name="left">One path.</param>
    /// <param name="right">The other path.</param>
    public static bool operator <(StoragePath? left, StoragePath? right) => left is null ? right is not null : left.CompareTo(right) < 0;

    /// <summary>Tells whether one path comes before the other, or is the same.</summary>
    /// <param name="left">One path.</param>
    /// <param name="right">The other path.</param>
    public static bool operator <=(StoragePath? left, StoragePath? right) => left is null || left.CompareTo(right) <= 0;

    /// <summary>Tells whether one path comes after the other in the order of UTF-8 bytes.</summary>
    /// <param name="left">One path.</param>
    /// <param name="right">The other path.</param>
    public static bool operator >(StoragePath? left, StoragePath? right) => !(left <= right);

    /// <summary>Tells whether one path comes after the other, or is the same.</summary>
    /// <param name="left">One path.</param>
    /// <param name="right">The other path.</param>
    public static bool operator >=(StoragePath? left, StoragePath? right) => !(left < right);
}
