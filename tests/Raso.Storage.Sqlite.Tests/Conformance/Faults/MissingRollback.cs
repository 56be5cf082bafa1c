using System.Runtime.ExceptionServices;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>What was written before an error is committed.</summary>
public sealed class MissingRollback : CatalogFault
{
    public override async Task<T> WriteAsync<T>(
        ICatalog catalog, Func<ICatalogSession, CancellationToken, Task<T>> work, CancellationToken cancellationToken)
    {
        var (result, error) = await catalog.WriteAsync(
            async (session, token) =>
            {
                try
                {
                    return (Result: (T?)await work(session, token), Error: (Exception?)null);
                }
                catch (InvalidOperationException exception)
                {
                    return (Result: default, Error: exception);
                }
            },
            cancellationToken);
        if (error is not null)
        {
            ExceptionDispatchInfo.Throw(error);
        }

        return result!;
    }
}
