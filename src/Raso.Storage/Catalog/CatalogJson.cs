using System.Text.Json;

namespace Raso.Storage.Catalog;

/// <summary>How JSON documents stand in the database; the same in every dialect, for catalogue authors.</summary>
public static class CatalogJson
{
    // The services limit the depth of what they write; plain SQL may have written more, and one row must not make a list unreadable.
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    /// <summary>Gets the text of a document. The JSON value <c>null</c> is not taken for an empty field: the schema refuses it.</summary>
    /// <param name="document">The document.</param>
    /// <returns>The text, or <see langword="null"/> where there is no document.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.ConstraintViolation"/>: the element is undefined.</exception>
    public static string? Format(JsonElement? document) => document switch
    {
        null => null,
        { ValueKind: JsonValueKind.Undefined } => throw new CatalogException(CatalogErrorCode.ConstraintViolation, "A JSON value is undefined; leave it null instead."),
        { } known => known.GetRawText(),
    };

    /// <summary>Tells whether two documents are the same but for the order of members, blanks and the forms of numbers; nothing is the same as nothing.</summary>
    internal static bool AreEqual(JsonElement? one, JsonElement? other) =>
        one is { } left && other is { } right ? JsonElement.DeepEquals(left, right) : one is null && other is null;

    /// <summary>Reads a document that the database gave.</summary>
    /// <param name="text">The text.</param>
    /// <param name="column">The table and column, for the error.</param>
    /// <returns>The document, which owns its memory; or <see langword="null"/>.</returns>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.SchemaMismatch"/>: the text is not JSON.</exception>
    public static JsonElement? Parse(string? text, string column)
    {
        try
        {
            return text is null ? null : JsonElement.Parse(text, AnyDepth);
        }
        catch (JsonException exception)
        {
            throw new CatalogException(CatalogErrorCode.SchemaMismatch, $"The column {column} holds text that is not JSON.", innerException: exception);
        }
    }
}
