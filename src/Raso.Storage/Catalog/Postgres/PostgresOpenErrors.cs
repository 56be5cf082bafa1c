using System.Globalization;
using System.Net.Sockets;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Errors of opening a connection: they name the server, the user and the database that were tried, and never the password.</summary>
internal static class PostgresOpenErrors
{
    /// <summary>Gets the error to raise instead, or <see langword="null"/> where the error passes as it is.</summary>
    public static Exception? Map(Exception exception, NpgsqlDataSource source, CancellationToken cancellationToken)
    {
        // Where the application gave the data source, its string may hold the password: nothing but these four is taken from it.
        var settings = new NpgsqlConnectionStringBuilder(source.ConnectionString);
        var server = Describe(settings.Host, settings.Port);
        var user = settings.Username ?? "(none named)";
        var database = settings.Database ?? user;
        return exception switch
        {
            PostgresException { SqlState: PostgresErrorCodes.InvalidPassword or PostgresErrorCodes.InvalidAuthorizationSpecification } error => new CatalogException(
                CatalogErrorCode.PermissionDenied,
                $"PostgreSQL at {server} refused the user '{user}' for the database '{database}' ({error.SqlState}): the password is wrong, the role does not exist, or pg_hba.conf does not let it in. Correct Username and Password of the connection string.",
                innerException: error),
            PostgresException { SqlState: PostgresErrorCodes.InvalidCatalogName } error => new CatalogException(
                CatalogErrorCode.Unavailable,
                $"PostgreSQL at {server} has no database '{database}' (user '{user}'): create it, or correct Database in the connection string.",
                innerException: error),
            PostgresException { SqlState: PostgresErrorCodes.InsufficientPrivilege } error => new CatalogException(
                CatalogErrorCode.PermissionDenied,
                $"PostgreSQL at {server} does not let the user '{user}' connect to the database '{database}': grant CONNECT on it, or use another user.",
                innerException: error),
            PostgresException => PostgresErrors.Map(exception, cancellationToken),
            NpgsqlException when exception.Message.StartsWith("No password has been provided", StringComparison.Ordinal) => new CatalogException(
                CatalogErrorCode.PermissionDenied,
                $"PostgreSQL at {server} asks for a password of the user '{user}' (database '{database}'), and none was given: set Password in the connection string.",
                innerException: exception),
            NpgsqlException when exception.Message.StartsWith("SSL connection requested", StringComparison.Ordinal) => new CatalogException(
                CatalogErrorCode.Unavailable,
                $"PostgreSQL at {server} offers no SSL, and SSL Mode={settings.SslMode} of the connection string asks for it: turn SSL on at the server, or set SSL Mode=Prefer or Disable.",
                innerException: exception),
            NpgsqlException or SocketException or IOException or TimeoutException => new CatalogException(
                CatalogErrorCode.Unavailable,
                $"PostgreSQL at {server} could not be reached{ReasonOf(exception)}. Check that the server runs and can be reached from here, and Host and Port of the connection string.",
                isTransient: true,
                exception),
            _ => PostgresErrors.Map(exception, cancellationToken),
        };
    }

    private static string Describe(string? hosts, int port) => string.Join(
        ", ",
        (hosts ?? string.Empty).Split(',').Select(host => host.Contains(':', StringComparison.Ordinal) && !host.EndsWith(']')
            ? host
            : string.Create(CultureInfo.InvariantCulture, $"{host}:{port}")));

    private static string ReasonOf(Exception? exception)
    {
        for (; exception is not null; exception = exception.InnerException)
        {
            if (exception is SocketException socket)
            {
                return $" ({socket.SocketErrorCode})";
            }

            if (exception is TimeoutException)
            {
                return " (timed out)";
            }
        }

        return string.Empty;
    }
}
