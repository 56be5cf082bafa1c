using Raso.Storage.Catalog;
using Raso.Storage.Naming;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>The operations on papers, within one transaction.</summary>
internal sealed class PaperOperations(ICatalogSession session, IStorageLayout layout) : IPaperOperations
{
    public async Task<Paper> CreateAsync(NewPaper paper, CancellationToken cancellationToken = default)
    {
        var normal = PaperValidator.Normalize(paper);
        var id = normal.Id ?? Guid.CreateVersion7();
        var folder = StoragePath.Parse(layout.GetPaperFolder(id, normal)).Value;
        if (await session.Papers.InsertAsync(id, normal, folder, cancellationToken).ConfigureAwait(false) is { } row)
        {
            return row;
        }

        var existing = await session.Papers.GetAsync(id, cancellationToken).ConfigureAwait(false);
        return existing is not null && existing.Matches(normal)
            ? existing
            : throw new CatalogException(CatalogErrorCode.AlreadyExists, $"Another paper has the id {id}; leave the id out or choose a new one.");
    }

    public Task<Paper?> GetAsync(Guid id, CancellationToken cancellationToken = default) => session.Papers.GetAsync(id, cancellationToken);

    public Task<Paper?> FindByDoiAsync(string doi, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(doi);
        var normal = Doi.Normalize(doi);

        // What no row can hold is not asked for: PostgreSQL would refuse the text itself.
        return TextFaults.IsStorable(normal) ? session.Papers.FindByDoiAsync(normal, cancellationToken) : Task.FromResult<Paper?>(null);
    }

    public Task<Paper> UpdateAsync(Guid id, PaperChanges changes, long? expectedRowVersion = null, CancellationToken cancellationToken = default) =>
        session.Papers.UpdateAsync(id, PaperValidator.Normalize(changes), expectedRowVersion, cancellationToken);

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default) => session.Papers.DeleteAsync(id, cancellationToken);
}
