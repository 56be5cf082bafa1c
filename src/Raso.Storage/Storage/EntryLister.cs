using System.Runtime.CompilerServices;
using Raso.Storage.Diagnostics;

namespace Raso.Storage;

/// <summary>Lists page by page, and leaves out what is no valid path or stands before the start.</summary>
internal static class EntryLister
{
    public static void Require(ListOptions options)
    {
        ArgumentNullException.ThrowIfNull(options.Prefix, nameof(options));
        if (options.PageSize is < 1 or > 1000)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.PageSize, "PageSize is 1 to 1,000.");
        }
    }

    public static async IAsyncEnumerable<ListedEntry> ListAsync(
        DriverGateway gateway, CallObserver observer, ListOptions options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? continuation = null;
        do
        {
            var request = new ListPageRequest(options.Prefix, options.FoldFolders, options.StartAfter, continuation, options.PageSize);
            var page = await observer.RunAsync(
                "list",
                null,
                () => gateway.CallAsync("list", null, token => gateway.Driver.ListPageAsync(request, token), cancellationToken)).ConfigureAwait(false);
            foreach (var entry in page.Entries)
            {
                if (options.StartAfter is not null && Utf8Order.Instance.Compare(entry.Path, options.StartAfter) <= 0)
                {
                    continue;
                }

                if (!IsValid(entry))
                {
                    StorageMetrics.CountSkipped(gateway.Name);
                    StorageLog.KeySkipped(gateway.Logger, gateway.Name, entry.Path);
                    options.OnSkipped?.Invoke(entry);
                    continue;
                }

                cancellationToken.ThrowIfCancellationRequested();
                yield return entry;
            }

            continuation = page.Continuation;
        }
        while (continuation is not null);
    }

    private static bool IsValid(ListedEntry entry) => entry.IsPrefix
        ? entry.Path.EndsWith('/') && StoragePath.TryParse(entry.Path[..^1], out _)
        : StoragePath.TryParse(entry.Path, out _);
}
