using System.Globalization;
using System.Text;

namespace Raso.Storage.Gcp;

/// <summary>Lists keys.</summary>
internal sealed class GoogleLister(GoogleCalls calls, GoogleAddresses addresses)
{
    private const string Fields = "items(name,size,generation,timeCreated,updated),prefixes,nextPageToken";

    public async Task<ListPage> ListAsync(ListPageRequest request, CancellationToken cancellationToken)
    {
        // The start is included there, and left out by the engine.
        var address = addresses.Objects(
            ("prefix", request.Prefix.Length == 0 ? null : request.Prefix),
            ("delimiter", request.FoldFolders ? "/" : null),
            ("startOffset", request.StartAfter),
            ("maxResults", request.PageSize.ToString(CultureInfo.InvariantCulture)),
            ("pageToken", request.Continuation),
            ("fields", Fields));
        using var message = new HttpRequestMessage(HttpMethod.Get, address);
        var page = await calls.GetAsync(message, GoogleJson.Default.GoogleList, GoogleCondition.None, cancellationToken).ConfigureAwait(false);
        return new ListPage(Merge(page), string.IsNullOrEmpty(page.NextPageToken) ? null : page.NextPageToken);
    }

    // Files and folders come apart, each in the order of their bytes.
    private static List<ListedEntry> Merge(GoogleList page)
    {
        var folders = (page.Prefixes ?? []).Select(prefix => new ListedEntry(prefix, IsPrefix: true));
        var files = (page.Items ?? []).Select(ToEntry).ToList();
        return page.Prefixes is { Count: > 0 }
            ? [.. files.Concat(folders).Select(entry => (Entry: entry, Key: Encoding.UTF8.GetBytes(entry.Path))).OrderBy(pair => pair.Key, ByteOrder).Select(pair => pair.Entry)]
            : files;
    }

    private static ListedEntry ToEntry(GoogleObject item) => item is { Name: { } name, Size: { } size, Generation: { } generation }
        ? new ListedEntry(name, IsPrefix: false, size, GoogleObjects.ToETag(generation), item.TimeCreated ?? item.Updated)
        : throw GoogleCalls.Unreadable();

    private static Comparer<byte[]> ByteOrder { get; } = Comparer<byte[]>.Create(static (left, right) => left.AsSpan().SequenceCompareTo(right));
}
