using System.Data.Common;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Finds a misspelled keyword of a connection string. It is named only where it is almost a known one: any other may be a piece of a password that has a ';' in it.</summary>
internal static class PostgresKeyword
{
    private const int MostSlips = 2;

    // What is written most; the closer a keyword is to one of them, the less it is anything else.
    private static readonly string[] Known =
    [
        "Host", "Port", "Database", "Username", "User ID", "Password", "Passfile", "SSL Mode", "Root Certificate", "SSL Certificate", "SSL Key", "Timeout",
        "Command Timeout", "Search Path", "Application Name", "Pooling", "Minimum Pool Size", "Maximum Pool Size", "Keepalive", "Options", "Timezone",
        "Client Encoding", "Include Error Detail", "Connection Lifetime", "Connection Idle Lifetime", "Cancellation Timeout", "Channel Binding",
    ];

    /// <summary>Explains a keyword that is nearly a known one.</summary>
    /// <returns>What to say; <see langword="null"/> where there is none.</returns>
    public static string? ExplainMisspelled(string? text)
    {
        try
        {
            var keys = new DbConnectionStringBuilder { ConnectionString = text }.Keys.Cast<string>();
            return keys.Select(Explain).FirstOrDefault(found => found is not null);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    private static string? Explain(string key)
    {
        var near = Array.Find(Known, known => Slips(known, key) is > 0 and var slips && slips <= Math.Min(MostSlips, known.Length / 4));
        return near is null || Array.Exists(Known, known => Slips(known, key) == 0) ? null : $"has the unknown keyword '{key}'; did you mean '{near}'?";
    }

    // The distance of Levenshtein, case and blanks aside.
    private static int Slips(string known, string key)
    {
        var (left, right) = (Plain(known), Plain(key));
        var row = Enumerable.Range(0, right.Length + 1).ToArray();
        for (var i = 1; i <= left.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= right.Length; j++)
            {
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (left[i - 1] == right[j - 1] ? 0 : 1)));
            }
        }

        return row[^1];
    }

    private static string Plain(string text) => text.Replace(" ", "", StringComparison.Ordinal).ToLowerInvariant();
}
