using System.Globalization;

namespace Raso.Storage.Minio;

/// <summary>The headers of an answer, as they came.</summary>
internal sealed class AnswerHeaders
{
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);

    public AnswerHeaders(HttpResponseMessage answer)
    {
        Status = (int)answer.StatusCode;
        foreach (var header in answer.Headers.NonValidated.Concat(answer.Content.Headers.NonValidated))
        {
            _headers[header.Key] = header.Value.ToString();
        }

        Length = answer.Content.Headers.ContentLength;
        Range = answer.Content.Headers.ContentRange;
    }

    public int Status { get; }

    public long? Length { get; }

    public System.Net.Http.Headers.ContentRangeHeaderValue? Range { get; }

    public string? this[string name] => _headers.GetValueOrDefault(name);

    public IEnumerable<KeyValuePair<string, string>> All => _headers;

    /// <summary>Gets the ETag, without which no success is one.</summary>
    /// <exception cref="AnswerException">There is none.</exception>
    public string RequireETag() => ETags.Normalize(this["ETag"]) ?? throw new AnswerException(Status, null) { IsNoAnswer = true };

    public DateTimeOffset? Time(string name) =>
        DateTimeOffset.TryParse(this[name], CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
}
