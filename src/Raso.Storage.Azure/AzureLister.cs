using Azure;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;

namespace Raso.Storage.Azure;

/// <summary>Lists one page.</summary>
internal sealed class AzureLister(BlobContainerClient container)
{
    public Task<ListPage> ListAsync(ListPageRequest request, CancellationToken cancellationToken)
    {
        var prefix = request.Prefix.Length == 0 ? null : request.Prefix;
        return request.FoldFolders
            ? FirstAsync(
                container.GetBlobsByHierarchyAsync(
                    new GetBlobsByHierarchyOptions { Delimiter = "/", Prefix = prefix, ResponseFormat = StorageResponseFormat.Xml }, cancellationToken),
                request,
                static item => item.IsPrefix ? new ListedEntry(item.Prefix, IsPrefix: true) : Entry(item.Blob))
            : FirstAsync(
                container.GetBlobsAsync(new GetBlobsOptions { Prefix = prefix, ResponseFormat = StorageResponseFormat.Xml }, cancellationToken),
                request,
                Entry);
    }

    private static async Task<ListPage> FirstAsync<T>(AsyncPageable<T> listing, ListPageRequest request, Func<T, ListedEntry> convert)
        where T : notnull
    {
        await foreach (var page in listing.AsPages(request.Continuation, request.PageSize).ConfigureAwait(false))
        {
            // The client puts the folders behind the files.
            var entries = page.Values.Select(convert).OrderBy(static entry => entry.Path, StringComparer.Ordinal).ToList();
            return new ListPage(entries, string.IsNullOrEmpty(page.ContinuationToken) ? null : page.ContinuationToken);
        }

        return new ListPage([], null);
    }

    private static ListedEntry Entry(BlobItem blob) => new(
        blob.Name,
        IsPrefix: false,
        blob.Properties.ContentLength,
        blob.Properties.ETag is { } tag ? AzureDescriptions.Tag(tag) : null,
        blob.Properties.LastModified);
}
