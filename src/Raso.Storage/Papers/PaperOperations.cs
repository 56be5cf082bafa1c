using Raso.Storage.Catalog;
using Raso.Storage.Naming;
using Raso.Storage.Validation;

namespace Raso.Storage.Papers;

/// <summary>The operations on papers, within one transaction.</summary>
internal sealed class PaperOperations(ICatalogSession session, IStorageLayout layout) : IPaperOperations
{
    /// <summary>Gets the papers that were changed or deleted.</summary>
    public HashSet<Guid> Changed { get; } = [];

    public async Task<Paper> CreateAsync(NewPaper paper, CancellationToken cancellationToken = default)
    {
        var normal = PaperValidator.Normalize(paper);
        var id = normal.Id ?? Guid.CreateVersion7();
        var folder = StoragePath.Parse(layout.GetPaperFolder(id, normal)).Value;
        if (await InsertAsync(id, normal, folder, cancellationToken).ConfigureAwait(false) is { } row)
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

    public async Task<Paper> UpdateAsync(Guid id, PaperChanges changes, long? expectedRowVersion = null, CancellationToken cancellationToken = default)
    {
        var normal = PaperValidator.Normalize(changes);
        Changed.Add(id);
        try
        {
            return await session.Papers.UpdateAsync(id, normal, expectedRowVersion, cancellationToken).ConfigureAwait(false);
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.AlreadyExists)
        {
            throw new CatalogException(error.Code, $"{error.Message} The DOI is {normal.Doi.Value}, and was to be set on the paper {id}.", innerException: error.InnerException);
        }
    }

    public Task<bool> DeleteAsync(Guid id, CancellationToken cancellationToken = default)
    {
        Changed.Add(id);
        return session.Papers.DeleteAsync(id, cancellationToken);
    }

    // The transaction cannot be asked any more who has the value: outside of a step PostgreSQL refuses every statement after an error.
    private async Task<Paper?> InsertAsync(Guid id, NewPaper paper, string folder, CancellationToken cancellationToken)
    {
        try
        {
            return await session.Papers.InsertAsync(id, paper, folder, cancellationToken).ConfigureAwait(false);
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.AlreadyExists)
        {
            throw new CatalogException(error.Code, $"{error.Message} The new paper has the DOI {paper.Doi ?? "(none)"} and the folder {folder}.", innerException: error.InnerException);
        }
    }
}
