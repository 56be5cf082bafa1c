using System.Net;
using System.Text;
using System.Text.Json;
using Google;
using Google.Apis.Requests;

namespace Raso.Storage.Gcp;

/// <summary>Reads answers that are errors. What is no JSON of Google's (a page of a proxy, nothing at all) is left out: it may repeat what was sent.</summary>
internal static class GoogleAnswers
{
    private const int MaxBody = 64 << 10;

    public static async Task<GoogleAnswerException> ReadErrorAsync(
        HttpResponseMessage response, GoogleCondition condition, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var retryAfter = response.Headers.TryGetValues("Retry-After", out var values) ? HttpErrors.ParseRetryAfter(values.FirstOrDefault(), now) : null;
        var body = await ReadBodyAsync(response.Content, cancellationToken).ConfigureAwait(false);
        return Make((int)response.StatusCode, body, condition, retryAfter);
    }

    public static GoogleAnswerException Make(int status, string body, GoogleCondition condition, TimeSpan? retryAfter)
    {
        var error = Parse(status, body);
        return new GoogleAnswerException(
            new GoogleApiException("storage", error.Message) { HttpStatusCode = (HttpStatusCode)status, Error = error }, condition, retryAfter);
    }

    private static async Task<string> ReadBodyAsync(HttpContent content, CancellationToken cancellationToken)
    {
        var buffer = new byte[MaxBody];
        var count = 0;
        try
        {
            var stream = await content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            await using var owned = stream.ConfigureAwait(false);
            count = await stream.ReadAtLeastAsync(buffer, MaxBody, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (error is IOException or HttpRequestException)
        {
            // The status tells enough.
        }

        return Encoding.UTF8.GetString(buffer, 0, count);
    }

    private static RequestError Parse(int status, string body)
    {
        try
        {
            using var document = JsonDocument.Parse(body);
            if (document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("error", out var error)
                && error.ValueKind == JsonValueKind.Object)
            {
                return new RequestError { Code = status, Message = Text(error, "message"), Errors = [.. Singles(error)] };
            }
        }
        catch (JsonException)
        {
            // As with an empty body.
        }

        // A download is refused in plain text, which has no place for the reason.
        return new RequestError
        {
            Code = status,
            Errors = body.Contains("encryption key", StringComparison.OrdinalIgnoreCase) ? [new SingleError { Reason = GoogleErrors.WrongCustomerKey }] : [],
        };
    }

    private static IEnumerable<SingleError> Singles(JsonElement error)
    {
        if (!error.TryGetProperty("errors", out var errors) || errors.ValueKind != JsonValueKind.Array)
        {
            yield break;
        }

        foreach (var single in errors.EnumerateArray().Where(single => single.ValueKind == JsonValueKind.Object))
        {
            yield return new SingleError { Reason = Text(single, "reason"), Domain = Text(single, "domain"), Message = Text(single, "message") };
        }
    }

    private static string? Text(JsonElement element, string name) =>
        element.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;
}
