using Raso.Storage.Catalog;

namespace Raso.Storage.Testing.Catalog;

/// <summary>What the author of a catalogue writes so that the catalogue conformance suite can run on it; each test makes one of its own.</summary>
public abstract class CatalogConformanceHarness : IAsyncDisposable
{
    /// <summary>Gets how long one test may take before it is cancelled; 2 minutes unless overridden.</summary>
    public virtual TimeSpan Patience => TimeSpan.FromMinutes(2);

    /// <summary>Gets a value indicating whether <see cref="ExecuteSqlAsync"/> and <see cref="QuerySqlAsync"/> are there; the rules that only plain SQL can try are skipped where not. <see langword="false"/> unless overridden.</summary>
    public virtual bool HasSql => false;

    /// <summary>Gets the passwords and keys in the connection string, which no error may show; none unless overridden.</summary>
    public virtual IReadOnlyList<string> Secrets => [];

    /// <summary>Makes a catalogue of its own for the test: empty, with every migration applied; called once for each test.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The catalogue.</returns>
    public abstract ValueTask<ICatalog> CreateCatalogAsync(CancellationToken cancellationToken);

    /// <summary>Makes a catalogue whose database cannot be reached, with a password in its connection string that is among the <see cref="Secrets"/>.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The catalogue, or <see langword="null"/> where the dialect has no such thing; <see langword="null"/> unless overridden.</returns>
    public virtual ValueTask<ICatalog?> CreateUnreachableAsync(CancellationToken cancellationToken) => ValueTask.FromResult<ICatalog?>(null);

    /// <summary>Runs SQL that changes rows on a connection that knows nothing of Raso.Storage, in a transaction of its own; to be overridden where <see cref="HasSql"/> is <see langword="true"/>.</summary>
    /// <param name="sql">One statement in the SQL that both dialects share.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>How many rows were changed.</returns>
    public virtual Task<int> ExecuteSqlAsync(string sql, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{GetType().Name} must override {nameof(ExecuteSqlAsync)}: it declares {nameof(HasSql)}.");

    /// <summary>Runs SQL that reads rows on a connection that knows nothing of Raso.Storage; to be overridden where <see cref="HasSql"/> is <see langword="true"/>.</summary>
    /// <param name="sql">One statement in the SQL that both dialects share.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>The rows; each value as invariant text, SQL's NULL as <see langword="null"/>.</returns>
    public virtual Task<IReadOnlyList<IReadOnlyList<string?>>> QuerySqlAsync(string sql, CancellationToken cancellationToken) =>
        throw new InvalidOperationException($"{GetType().Name} must override {nameof(QuerySqlAsync)}: it declares {nameof(HasSql)}.");

    /// <summary>Releases the catalogue and deletes its database; called after each test.</summary>
    /// <returns>A task that ends when all is released.</returns>
    public virtual ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }
}
