namespace Raso.Storage.Workflows;

/// <summary>Several changes of the catalogue in one transaction: all of them, or none.</summary>
public interface IUnitOfWork
{
    /// <summary>Runs a function in one transaction, which is committed when it returns and rolled back when it throws. The function may run again when two transactions collide, so it must do nothing but use what it is given.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="work">What is to be done.</param>
    /// <param name="cancellationToken">Cancels the work; a COMMIT that was sent is waited for.</param>
    /// <returns>What the function returned.</returns>
    /// <exception cref="InvalidOperationException">The function returned while a call on its scope was still running (everything is rolled back), or the run is within another write of the same catalogue.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.Conflict"/>, <see cref="CatalogErrorCode.Unavailable"/>, <see cref="CatalogErrorCode.OutcomeUnknown"/> (the answer to COMMIT was lost and could not be asked for) or what the function's calls throw.</exception>
    Task<T> RunAsync<T>(Func<IUnitOfWorkScope, CancellationToken, Task<T>> work, CancellationToken cancellationToken = default);
}
