namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Lists every file though folders shall be folded.</summary>
internal sealed class ListsWithoutFolding : DelegatingBackend
{
    public override IAsyncEnumerable<ListedEntry> ListAsync(ListOptions? options, CancellationToken cancellationToken) =>
        base.ListAsync(options is null ? null : options with { FoldFolders = false }, cancellationToken);
}
