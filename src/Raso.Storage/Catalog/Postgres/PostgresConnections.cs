using System.Data;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Takes connections from a pool and gives them back, with the errors of the catalogue.</summary>
internal static class PostgresConnections
{
    public static async Task<T> UseAsync<T>(
        NpgsqlDataSource source,
        Func<NpgsqlConnection, CancellationToken, Task<T>> use,
        CancellationToken cancellationToken)
    {
        var connection = await OpenAsync(source, cancellationToken).ConfigureAwait(false);
        await using var _ = connection.ConfigureAwait(false);
        return await use(connection, cancellationToken).ConfigureAwait(false);
    }

    public static async Task<NpgsqlTransaction> BeginAsync(NpgsqlConnection connection, IsolationLevel level, CancellationToken cancellationToken)
    {
        try
        {
            return await connection.BeginTransactionAsync(level, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresErrors.Map(exception, cancellationToken) is { } mapped)
        {
            throw mapped;
        }
    }

    public static async Task EndReadAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        try
        {
            await transaction.CommitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresErrors.Map(exception, cancellationToken) is { } mapped)
        {
            throw mapped;
        }
    }

    private static async Task<NpgsqlConnection> OpenAsync(NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        try
        {
            return await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (PostgresOpenErrors.Map(exception, source, cancellationToken) is { } mapped)
        {
            throw mapped;
        }
    }
}
