using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace Raso.Storage.Sqlite;

/// <summary>JSON between the code and the text columns of SQLite, without reflection.</summary>
internal static class SqliteJson
{
    // As CatalogJson reads documents: plain SQL may have written what is deeper than the services write.
    private static readonly JsonDocumentOptions AnyDepth = new() { MaxDepth = int.MaxValue };

    private static readonly JsonWriterOptions Compact = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Gets the text of a document. The JSON value null is passed on, for the schema to refuse: beside an empty field it would be a second kind of nothing.</summary>
    public static string? Format(JsonElement? value) => value is { } known
        ? Write(writer => Copy(known, writer))
        : null;

    public static string Format(IEnumerable<string> values) => Write(writer =>
    {
        writer.WriteStartArray();
        foreach (var value in values)
        {
            writer.WriteStringValue(SqliteText.Checked(value));
        }

        writer.WriteEndArray();
    });

    public static string Format(IEnumerable<Guid> values) => Format(values.Select(SqliteText.Format));

    public static string Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Compact))
        {
            write(writer);
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static JsonElement Parse(string text)
    {
        using var document = JsonDocument.Parse(text, AnyDepth);
        return document.RootElement.Clone();
    }

    public static IReadOnlyList<string> ParseTexts(string text)
    {
        using var document = JsonDocument.Parse(text);
        var values = new List<string>(document.RootElement.GetArrayLength());
        foreach (var element in document.RootElement.EnumerateArray())
        {
            values.Add(element.GetString() ?? throw new FormatException("A list of texts holds null."));
        }

        return values;
    }

    // Written anew, so that comments, white space and odd escapes of the source do not reach the column.
    private static void Copy(JsonElement value, Utf8JsonWriter writer)
    {
        switch (value.ValueKind)
        {
            case JsonValueKind.Object:
                writer.WriteStartObject();
                foreach (var property in value.EnumerateObject())
                {
                    writer.WritePropertyName(SqliteText.Checked(property.Name));
                    Copy(property.Value, writer);
                }

                writer.WriteEndObject();
                break;
            case JsonValueKind.Array:
                writer.WriteStartArray();
                foreach (var element in value.EnumerateArray())
                {
                    Copy(element, writer);
                }

                writer.WriteEndArray();
                break;
            case JsonValueKind.String:
                writer.WriteStringValue(SqliteText.Checked(value));
                break;
            case JsonValueKind.Undefined:
                throw new CatalogException(CatalogErrorCode.ConstraintViolation, "A JSON value is undefined; leave it null instead.");
            default:
                value.WriteTo(writer);
                break;
        }
    }
}
