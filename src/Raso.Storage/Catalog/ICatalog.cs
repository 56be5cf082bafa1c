namespace Raso.Storage.Catalog;

/// <summary>The seam between the services and a database: one dialect implements it, for catalogue authors. Services are written once over it; a dialect supplies rows and SQL only.</summary>
public interface ICatalog
{
    /// <summary>Gets the name of the dialect, for messages and health reports, for example <c>PostgreSQL</c>.</summary>
    string Dialect { get; }

    /// <summary>Gets the migrations of this dialect.</summary>
    IMigrationStore Migrations { get; }

    /// <summary>Gets what wakes those who wait for jobs. It may miss what other processes do: whoever waits looks now and then all the same.</summary>
    JobSignal JobSignal { get; }

    /// <summary>Runs a function that makes one call of the session, which only reads: in one transaction that sees one moment, and in one round trip. It may read from a standby that lags behind.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">What is to be read.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>What the function returned.</returns>
    /// <exception cref="CatalogException">The database could not be read.</exception>
    /// <exception cref="InvalidOperationException">The function made a second call; <see cref="ReadSnapshotAsync"/> is for several.</exception>
    Task<T> ReadAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>As <see cref="ReadAsync"/>, but sees every change that was committed before it began.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">What is to be read.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>What the function returned.</returns>
    /// <exception cref="CatalogException">The database could not be read.</exception>
    /// <exception cref="InvalidOperationException">The function made a second call; <see cref="ReadSnapshotAsync"/> is for several.</exception>
    Task<T> ReadLatestAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs a function that makes any number of calls of the session, which only read: in one transaction that sees one moment, with every change that was committed before it began.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">What is to be read.</param>
    /// <param name="cancellationToken">Cancels the work.</param>
    /// <returns>What the function returned.</returns>
    /// <exception cref="CatalogException">The database could not be read.</exception>
    Task<T> ReadSnapshotAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken);

    /// <summary>Runs a function in one transaction on the primary; commits when it returns, rolls back when it throws. It must run the function again, in a new transaction, when the database rolled it back because of a collision (deadlock, serialization). A COMMIT whose answer was lost must be settled by the transaction's own status, never by running again; where that cannot be asked it must throw <see cref="CatalogErrorCode.OutcomeUnknown"/>. Once COMMIT was sent, cancellation must wait for its answer.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">What is to be read and changed; it must use the session alone, and must not wait for anything else.</param>
    /// <param name="cancellationToken">Cancels the work until COMMIT is sent.</param>
    /// <returns>What the function returned.</returns>
    /// <exception cref="CatalogException">The change could not be made.</exception>
    Task<T> WriteAsync<T>(Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
