using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;

namespace Raso.Storage.Minio;

/// <summary>Reads error answers of every form: XML, JSON, a proxy's HTML, or nothing, as HEAD gives it.</summary>
internal static partial class ErrorAnswer
{
    private const int MaxBody = 64 << 10;

    public static async Task<AnswerException> ReadAsync(
        HttpResponseMessage answer, TimeProvider timeProvider, CancellationToken cancellationToken, bool createOnly = false)
    {
        var body = await ReadBodyAsync(answer, cancellationToken).ConfigureAwait(false);
        var wait = answer.Headers.NonValidated.TryGetValues("Retry-After", out var values) ? values.ToString() : null;
        return new AnswerException((int)answer.StatusCode, FindCode(answer, body), HttpErrors.ParseRetryAfter(wait, timeProvider.GetUtcNow()))
        {
            CreateOnly = createOnly,
        };
    }

    /// <summary>Makes the error of an element that came with the status of a success, as copies and completions may have it.</summary>
    public static AnswerException FromElement(XElement error, int status) => new(status, Clean(error.Text("Code")));

    private static string? FindCode(HttpResponseMessage answer, string body)
    {
        // MinIO tells the code of answers without a body, such as those to HEAD, in a header.
        var inHeader = answer.Headers.NonValidated.TryGetValues("X-Minio-Error-Code", out var values) ? values.ToString() : null;
        var text = body.TrimStart('\uFEFF', ' ', '\r', '\n', '\t');
        return Clean(text switch
        {
            ['<', ..] => FromXml(text),
            ['{', ..] => FromJson(text),
            _ => null,
        }) ?? Clean(inHeader);
    }

    private static string? FromXml(string text)
    {
        try
        {
            return AnswerXml.Parse(text) is { Name.LocalName: "Error" or "ErrorResponse" } root
                ? root.DescendantsAndSelf().Select(element => element.Text("Code")).FirstOrDefault(code => code is not null)
                : null;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static string? FromJson(string text)
    {
        try
        {
            using var json = JsonDocument.Parse(text);
            return Find(json.RootElement) ?? (json.RootElement.TryGetProperty("error", out var inner) ? Find(inner) : null);
        }
        catch (JsonException)
        {
            return null;
        }

        static string? Find(JsonElement element) => element.ValueKind == JsonValueKind.Object
            ? element.EnumerateObject()
                .Where(property => property.Name.Equals("code", StringComparison.OrdinalIgnoreCase) && property.Value.ValueKind == JsonValueKind.String)
                .Select(property => property.Value.GetString())
                .FirstOrDefault()
            : null;
    }

    private static string? Clean(string? code) => code is not null && CodePattern().IsMatch(code) ? code : null;

    private static async Task<string> ReadBodyAsync(HttpResponseMessage answer, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBody];
        var length = 0;
        try
        {
            var body = await answer.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var owned = body.ConfigureAwait(false);
            length = await body.ReadAtLeastAsync(buffer, MaxBody, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            // The status is known, and tells more than the connection that broke after it.
        }

        return Encoding.UTF8.GetString(buffer, 0, length);
    }

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9.]{0,79}\z", RegexOptions.CultureInvariant)]
    private static partial Regex CodePattern();
}
