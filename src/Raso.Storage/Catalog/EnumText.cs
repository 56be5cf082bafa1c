namespace Raso.Storage.Catalog;

/// <summary>The texts by which the values of one enumeration stand in the database; the same in every dialect.</summary>
/// <typeparam name="T">The enumeration.</typeparam>
public sealed class EnumText<T>
    where T : struct, Enum
{
    private readonly (T Value, string Text)[] _pairs;

    internal EnumText(params (T Value, string Text)[] pairs) => _pairs = pairs;

    /// <summary>Gets the text of a value.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public string Format(T value)
    {
        foreach (var pair in _pairs)
        {
            if (EqualityComparer<T>.Default.Equals(pair.Value, value))
            {
                return pair.Text;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, $"No {typeof(T).Name} has this value.");
    }

    /// <summary>Gets the text of a value that may be missing.</summary>
    /// <param name="value">The value.</param>
    /// <returns>The text, or <see langword="null"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The value is none of the enumeration's.</exception>
    public string? Format(T? value) => value is { } known ? Format(known) : null;

    /// <summary>Gets the value of a text that the database gave.</summary>
    /// <param name="text">The text.</param>
    /// <param name="column">The table and column, for the error.</param>
    /// <returns>The value.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.SchemaMismatch"/>: the text is unknown to this version of the code.</exception>
    public T Parse(string text, string column)
    {
        foreach (var pair in _pairs)
        {
            if (string.Equals(pair.Text, text, StringComparison.Ordinal))
            {
                return pair.Value;
            }
        }

        throw new CatalogException(
            CatalogErrorCode.SchemaMismatch,
            $"The column {column} holds '{text}', which this version of the code does not know. Run the version that wrote it, or a later one.");
    }
}
