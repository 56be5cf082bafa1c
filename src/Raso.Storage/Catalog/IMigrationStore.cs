namespace Raso.Storage.Catalog;

/// <summary>What a dialect supplies to the migrator.</summary>
public interface IMigrationStore
{
    /// <summary>Gets the migrations of the code, by number, dense from 1.</summary>
    IReadOnlyList<MigrationScript> Scripts { get; }

    /// <summary>Runs a function while no other host migrates the same schema: under an advisory lock, or the database's write lock. Makes the table <c>schema_migrations</c> where there is none.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">What is to be done with the locked schema.</param>
    /// <param name="cancellationToken">Cancels the waiting and the work.</param>
    /// <returns>What the function returned.</returns>
    Task<T> LockAsync<T>(Func<IMigrationSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken);
}
