using System.Runtime.CompilerServices;

namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Gives no outcome for a path without a file.</summary>
internal sealed class LeavesOutMissingDeletes : DelegatingBackend
{
    public override async IAsyncEnumerable<DeleteOutcome> DeleteManyAsync(
        IAsyncEnumerable<StoragePath> paths, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var path in paths.WithCancellation(cancellationToken))
        {
            if (await base.GetInfoAsync(path, cancellationToken) is not null)
            {
                await base.DeleteAsync(path, cancellationToken);
                yield return new DeleteOutcome(path, null);
            }
        }
    }
}
