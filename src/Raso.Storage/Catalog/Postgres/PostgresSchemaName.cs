using System.Text.RegularExpressions;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>What a schema may be called: a name that means the same with and without quotes.</summary>
internal static partial class PostgresSchemaName
{
    public static bool IsValid(string name) => Pattern().IsMatch(name);

    [GeneratedRegex(@"\A(?!pg_)[a-z_][a-z0-9_]{0,62}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Pattern();
}
