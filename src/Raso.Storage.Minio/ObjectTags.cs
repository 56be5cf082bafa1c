using System.Net;
using System.Xml.Linq;

namespace Raso.Storage.Minio;

/// <summary>The tags of objects, among them the checksum of a large file whose SHA-256 was known only after its last part.</summary>
internal sealed class ObjectTags(StoreChannel channel)
{
    private const string Checksum = "raso-sha256";
    private const string Header = "x-amz-tagging";
    private const string Query = "tagging=";
    private const int MaxTags = 10;

    public static void AddTo(Dictionary<string, string> headers, IReadOnlyDictionary<string, string> tags)
    {
        if (tags.Count > 0)
        {
            headers[Header] = string.Join('&', tags.Select(tag => $"{Uri.EscapeDataString(tag.Key)}={Uri.EscapeDataString(tag.Value)}"));
        }
    }

    /// <summary>Records a checksum beside the tags of a description.</summary>
    public async Task SetChecksumAsync(AnnotateRequest request, CancellationToken cancellationToken)
    {
        var tags = new Dictionary<string, string>(request.Description.Tags)
        {
            // Tags have no conditions: with its ETag the checksum can never be taken for that of a later object.
            [Checksum] = $"{request.Sha256} {request.ETag.Trim('"')}",
        };
        if (tags.Count > MaxTags)
        {
            throw new NotSupportedException($"The object has {request.Description.Tags.Count} tags, which leave no room for its checksum.");
        }

        var xml = new XElement(
            "Tagging",
            new XElement("TagSet", tags.Select(tag => new XElement("Tag", new XElement("Key", tag.Key), new XElement("Value", tag.Value)))));
        var body = XmlBody.Of(xml);
        using var answer = await channel.SendAsync(
            new StoreRequest(HttpMethod.Put, request.Path, Query) { Body = body, Headers = XmlBody.HeadersOf(body) }, cancellationToken).ConfigureAwait(false);
    }

    public async Task<IReadOnlyDictionary<string, string>> ReadAsync(StoragePath path, CancellationToken cancellationToken)
    {
        using var answer = await channel.SendAsync(new StoreRequest(HttpMethod.Get, path, Query), cancellationToken).ConfigureAwait(false);
        var root = await AnswerXml.LoadAsync(answer, "Tagging", cancellationToken).ConfigureAwait(false);
        return root.Descendants()
            .Where(element => element.Name.LocalName == "Tag" && element.Text("Key") is not null)
            .DistinctBy(element => element.Text("Key"))
            .ToDictionary(element => element.Text("Key")!, element => element.Text("Value") ?? "");
    }

    /// <summary>Finds the checksum that was recorded for the object of this ETag.</summary>
    public async Task<string?> FindChecksumAsync(StoragePath path, string etag, CancellationToken cancellationToken)
    {
        IReadOnlyDictionary<string, string> tags;
        try
        {
            tags = await ReadAsync(path, cancellationToken).ConfigureAwait(false);
        }
        catch (AnswerException error) when (error.Status is >= 400 and < 500 and not ((int)HttpStatusCode.RequestTimeout or (int)HttpStatusCode.TooManyRequests))
        {
            // A tag that may not be read, or went with its object, is a lost one.
            return null;
        }

        return tags.GetValueOrDefault(Checksum)?.Split(' ') is [var sha256, var of] && of == etag.Trim('"') ? sha256 : null;
    }
}
