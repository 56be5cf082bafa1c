using System.Text.RegularExpressions;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>What a schema may be called: a name that means the same with and without quotes.</summary>
internal static partial class PostgresSchemaName
{
    public static string Require(string name) => Pattern().IsMatch(name)
        ? name
        : throw new ArgumentException($"'{name}' cannot be the name of the schema: use 1 to 63 of a-z, 0-9 and _, not beginning with a digit or pg_.", nameof(name));

    [GeneratedRegex(@"\A(?!pg_)[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
