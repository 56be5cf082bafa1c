using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Reads a connection string: Npgsql's keys and values, or a URI. No error quotes what stands in it, because any part may be a piece of a password; a keyword that is nearly a known one is named.</summary>
internal static class PostgresConnectionString
{
    /// <exception cref="FormatException">It cannot be read; the message names the mend.</exception>
    public static NpgsqlConnectionStringBuilder Read(string? text)
    {
        if (text is not null && PostgresUri.IsUri(text))
        {
            return PostgresUri.Read(text.Trim());
        }

        try
        {
            return new NpgsqlConnectionStringBuilder(text);
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new FormatException(PostgresKeyword.ExplainMisspelled(text) ?? "cannot be read; write it as 'Key=Value;...', and put a value with ';' or '=' in quotes, or as postgresql://user:password@host:port/database.");
        }
    }
}
