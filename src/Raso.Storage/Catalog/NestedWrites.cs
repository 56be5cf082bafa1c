namespace Raso.Storage.Catalog;

/// <summary>Refuses a write within a write of the same database, for catalogue authors: the inner one would wait for the outer one, which waits for it.</summary>
public static class NestedWrites
{
    private static readonly AsyncLocal<OpenWrite?> Current = new();

    /// <summary>Runs a write, unless the same flow of control is within one already.</summary>
    /// <typeparam name="T">The type of the result.</typeparam>
    /// <param name="database">What stands for the database; compared by reference.</param>
    /// <param name="write">The write.</param>
    /// <returns>What the function returned.</returns>
    /// <exception cref="InvalidOperationException">A write to the same database is open in this flow of control.</exception>
    public static async Task<T> RunAsync<T>(object database, Func<Task<T>> write)
    {
        ArgumentNullException.ThrowIfNull(database);
        ArgumentNullException.ThrowIfNull(write);
        for (var outer = Current.Value; outer is not null; outer = outer.Outer)
        {
            if (outer.Database == database)
            {
                throw new InvalidOperationException(
                    "A write to this catalogue is open already, and another one within it would wait for it for ever. Inside IUnitOfWork.RunAsync call the scope's own members, or do the rest after it has returned.");
            }
        }

        var open = new OpenWrite(Current.Value) { Database = database };
        Current.Value = open;
        try
        {
            return await write().ConfigureAwait(false);
        }
        finally
        {
            // What was started within and lives on has the same context; it may write by itself now.
            open.Database = null;
        }
    }

    private sealed class OpenWrite(OpenWrite? outer)
    {
        public volatile object? Database;

        public OpenWrite? Outer => outer;
    }
}
