using Raso.Storage.Papers;

namespace Raso.Storage.Workflows;

/// <summary>The operations on papers as calls of one scope.</summary>
internal sealed class ScopedPapers(PaperOperations inner, ScopeCalls calls) : IPaperOperations
{
    public Task<Paper> CreateAsync(NewPaper paper, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.CreateAsync(paper, token), cancellationToken);

    public Task<Paper?> GetAsync(Guid id, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.GetAsync(id, token), cancellationToken);

    public Task<Paper?> FindByDoiAsync(string doi, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.FindByDoiAsync(doi, token), cancellationToken);

    public Task<Paper> UpdateAsync(Guid id, PaperChanges changes, long? expectedRowVersion = null, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.UpdateAsync(id, changes, expectedRowVersion, token), cancellationToken);

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default) =>
        calls.RunAsync(token => inner.DeleteAsync(id, token), cancellationToken);
}
