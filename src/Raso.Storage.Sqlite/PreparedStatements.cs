using Microsoft.Data.Sqlite;

namespace Raso.Storage.Sqlite;

/// <summary>The compiled statements of one connection, kept: SQLite compiles a statement together with every trigger it may fire, which takes longer than most of them run.</summary>
internal sealed class PreparedStatements(SqliteConnection connection) : IDisposable
{
    // More than the catalogue has.
    private const int MaxKept = 256;

    private readonly Dictionary<string, PreparedStatement> _kept = new(StringComparer.Ordinal);

    /// <summary>Finds a statement, or makes it.</summary>
    public PreparedStatement Find(string text)
    {
        if (_kept.TryGetValue(text, out var known))
        {
            return known;
        }

        if (_kept.Count >= MaxKept)
        {
            Dispose();
        }

        var statement = new PreparedStatement(connection, text);
        _kept.Add(text, statement);
        return statement;
    }

    public void Dispose()
    {
        foreach (var statement in _kept.Values)
        {
            statement.Dispose();
        }

        _kept.Clear();
    }
}
