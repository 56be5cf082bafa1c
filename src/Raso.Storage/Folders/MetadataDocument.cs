using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using Raso.Storage.Papers;

namespace Raso.Storage.Folders;

/// <summary>The text of a paper's <c>metadata.json</c>: the same for the same row.</summary>
internal static class MetadataDocument
{
    public const string FileName = "metadata.json";

    // A file for people: letters of every script stay as they are. It is never embedded in HTML.
    private static readonly JsonWriterOptions Readable = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Paper paper, IReadOnlyList<string> parts)
    {
        using var buffer = new MemoryStream();
        using (var writer = new Utf8JsonWriter(buffer, Readable))
        {
            writer.WriteStartObject();
            writer.WriteString("paper_id", paper.Id);
            writer.WriteString("title", paper.Title);
            WriteTexts(writer, "authors", paper.Authors);
            writer.WriteString("doi", paper.Doi);
            WriteTexts(writer, "keywords", paper.Keywords);
            writer.WriteString("publication_date", paper.PublicationDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            writer.WriteString("journal", paper.Journal);
            writer.WriteString("pdf_url", paper.PdfUrl);
            writer.WriteString("pdf_path", paper.PdfPath?.Value);
            writer.WriteString("created_at", paper.CreatedAt.ToUniversalTime());
            writer.WriteString("updated_at", paper.UpdatedAt.ToUniversalTime());
            writer.WriteNumber("row_version", paper.RowVersion);
            writer.WriteStartObject("folder_structure");
            writer.WriteString("paper_root", paper.Folder);
            foreach (var group in parts.GroupBy(part => part.Split('/')[0]))
            {
                WriteTexts(writer, group.Key, group.Select(part => $"{paper.Folder}/{part}"));
            }

            writer.WriteEndObject();
            writer.WriteEndObject();
        }

        return buffer.ToArray();
    }

    private static void WriteTexts(Utf8JsonWriter writer, string name, IEnumerable<string> values)
    {
        writer.WriteStartArray(name);
        foreach (var value in values)
        {
            writer.WriteStringValue(value);
        }

        writer.WriteEndArray();
    }
}
