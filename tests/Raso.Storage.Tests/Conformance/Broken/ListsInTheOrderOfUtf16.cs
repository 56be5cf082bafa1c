using System.Runtime.CompilerServices;

namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Sorts as .NET compares text.</summary>
internal sealed class ListsInTheOrderOfUtf16 : DelegatingBackend
{
    public override async IAsyncEnumerable<ListedEntry> ListAsync(
        ListOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        List<ListedEntry> entries = [];
        await foreach (var entry in base.ListAsync(options, cancellationToken))
        {
            entries.Add(entry);
        }

        foreach (var entry in entries.OrderBy(entry => entry.Path, StringComparer.Ordinal))
        {
            yield return entry;
        }
    }
}
