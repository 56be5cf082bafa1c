using System.Runtime.CompilerServices;

namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Ends a listing where its first page ends.</summary>
internal sealed class ListsTheFirstPageOnly : DelegatingBackend
{
    public override async IAsyncEnumerable<ListedEntry> ListAsync(
        ListOptions? options, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var left = (options ?? new ListOptions()).PageSize;
        await foreach (var entry in base.ListAsync(options, cancellationToken))
        {
            if (left-- == 0)
            {
                yield break;
            }

            yield return entry;
        }
    }
}
