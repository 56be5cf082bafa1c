using Raso.Storage.Papers;

namespace Raso.Storage.Workflows;

/// <summary>Works through many papers, or whatever else, side by side and in bounded memory, and goes on where a run was stopped.</summary>
public interface IBulkProcessing
{
    /// <summary>Processes items side by side. An item that fails is an outcome and stops nothing. With a <see cref="BulkOptions.Name"/> it is recorded which items were done, so that the next run under that name, after a crash too, leaves them out and takes those that failed or were not reached.</summary>
    /// <typeparam name="T">The type of the items.</typeparam>
    /// <param name="items">The items, read once while others are processed. For a run to go on, the source gives the same ones in the same order; new ones may follow at the end.</param>
    /// <param name="keyOf">Gives the key of an item, 1 to 1,000 characters, by which outcomes name it and a changed source is noticed.</param>
    /// <param name="process">Processes an item. It must be safe to repeat: an item whose end was not recorded before a crash is processed again.</param>
    /// <param name="options">How it is done; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the run and what it processes; what was done stays recorded.</param>
    /// <returns>What became of the items.</returns>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    /// <exception cref="CatalogException"><see cref="CatalogErrorCode.Conflict"/>: the source gives other items than the run that is to be gone on with.</exception>
    /// <exception cref="StorageException">What was done could not be recorded; <see cref="StorageErrorCode.PreconditionFailed"/>: another run of the same name is under way.</exception>
    Task<BulkReport> ProcessAsync<T>(
        IAsyncEnumerable<T> items, Func<T, string> keyOf, Func<T, CancellationToken, Task> process, BulkOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Processes every paper of the catalogue, the oldest first, as <see cref="ProcessAsync"/> does; papers that are made meanwhile are taken too. A named run cannot be gone on with after papers were deleted that it had passed.</summary>
    /// <param name="process">Processes a paper. It must be safe to repeat.</param>
    /// <param name="options">How it is done; defaults where <see langword="null"/>.</param>
    /// <param name="cancellationToken">Cancels the run and what it processes; what was done stays recorded.</param>
    /// <returns>What became of the papers.</returns>
    /// <exception cref="ValidationException">An option is out of its range.</exception>
    /// <exception cref="CatalogException">As <see cref="ProcessAsync"/>, or the papers could not be read.</exception>
    /// <exception cref="StorageException">As <see cref="ProcessAsync"/>.</exception>
    Task<BulkReport> ProcessPapersAsync(Func<Paper, CancellationToken, Task> process, BulkOptions? options = null, CancellationToken cancellationToken = default);

    /// <summary>Forgets what a run recorded: the next one of that name begins anew.</summary>
    /// <param name="name">The name of the run.</param>
    /// <param name="cancellationToken">Cancels the call.</param>
    /// <returns>A task that ends when nothing is recorded any more.</returns>
    /// <exception cref="ValidationException">The name is none.</exception>
    /// <exception cref="StorageException">The record could not be deleted.</exception>
    Task ForgetAsync(string name, CancellationToken cancellationToken = default);
}
