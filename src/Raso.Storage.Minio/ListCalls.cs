using System.Globalization;
using System.Xml.Linq;

namespace Raso.Storage.Minio;

/// <summary>The calls on many objects: one page of a listing, one batch of deletions. The client's listing sends request after request in one call and takes no start.</summary>
internal sealed class ListCalls(StoreChannel channel)
{
    public async Task<ListPage> ListAsync(ListPageRequest request, CancellationToken cancellationToken)
    {
        var query = string.Create(
            CultureInfo.InvariantCulture,
            $"list-type=2&encoding-type=url&max-keys={request.PageSize}&prefix={Uri.EscapeDataString(request.Prefix)}");
        if (request.FoldFolders)
        {
            query += "&delimiter=%2F";
        }

        if (request.Continuation is { } continuation)
        {
            query += $"&continuation-token={Uri.EscapeDataString(continuation)}";
        }
        else if (request.StartAfter is { } start)
        {
            query += $"&start-after={Uri.EscapeDataString(start)}";
        }

        using var answer = await channel.SendAsync(new StoreRequest(HttpMethod.Get, null, query), cancellationToken).ConfigureAwait(false);
        var root = await AnswerXml.LoadAsync(answer, "ListBucketResult", cancellationToken).ConfigureAwait(false);
        var keys = new KeyText(root);
        // Files and folders come in two lists, each in order.
        var entries = root.Children("Contents").Select(element => FileOf(element, keys))
            .Concat(root.Children("CommonPrefixes").Select(element => new ListedEntry(keys.Of(element, "Prefix"), IsPrefix: true)))
            .OrderBy(entry => entry.Path, Utf8Order.Instance)
            .ToList();
        return new ListPage(entries, NextOf(root, answer));
    }

    public async Task<IReadOnlyDictionary<StoragePath, DriverError>> DeleteAsync(IReadOnlyList<StoragePath> paths, CancellationToken cancellationToken)
    {
        var xml = new XElement(
            "Delete", new XElement("Quiet", true), paths.Select(path => new XElement("Object", new XElement("Key", path.Value))));
        var body = XmlBody.Of(xml);
        using var answer = await channel.SendAsync(
            new StoreRequest(HttpMethod.Post, null, "delete=") { Body = body, Headers = XmlBody.HeadersOf(body) }, cancellationToken).ConfigureAwait(false);
        var root = await AnswerXml.LoadAsync(answer, "DeleteResult", cancellationToken).ConfigureAwait(false);
        var failed = new Dictionary<StoragePath, DriverError>();
        foreach (var error in root.Children("Error"))
        {
            // The status of the batch is a success; only the code tells of the one.
            var meaning = MinioErrors.Map(ErrorAnswer.FromElement(error, 0));
            if (meaning.Code != StorageErrorCode.NotFound && StoragePath.TryParse(error.Text("Key"), out var path))
            {
                failed[path] = meaning;
            }
        }

        return failed;
    }

    private static ListedEntry FileOf(XElement element, KeyText keys) => new(
        keys.Of(element, "Key"),
        IsPrefix: false,
        long.TryParse(element.Text("Size"), NumberStyles.None, CultureInfo.InvariantCulture, out var size) ? size : null,
        ETags.Normalize(element.Text("ETag")),
        Times.Parse(element.Text("LastModified")));

    private static string? NextOf(XElement root, HttpResponseMessage answer)
    {
        if (root.Text("IsTruncated") != "true")
        {
            return null;
        }

        // A page that is cut and tells no way on must not be taken for the last.
        return root.Text("NextContinuationToken") is { Length: > 0 } token
            ? token
            : throw new AnswerException((int)answer.StatusCode, null) { IsNoAnswer = true };
    }
}
