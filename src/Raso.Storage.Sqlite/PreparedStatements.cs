using Microsoft.Data.Sqlite;

namespace Raso.Storage.Sqlite;

/// <summary>The compiled statements of one connection, kept: SQLite compiles a statement together with every trigger it may fire, which takes longer than most of them run.</summary>
internal sealed class PreparedStatements(SqliteConnection connection) : IDisposable
{
    // More than the catalogue has.
    private const int MaxKept = 256;

    private readonly Dictionary<string, SqliteCommand> _kept = new(StringComparer.Ordinal);

    /// <summary>Runs a statement with arguments; the function must not run the same statement once more.</summary>
    public T Run<T>(string statement, SqliteArguments arguments, Func<SqliteCommand, T> run)
    {
        var command = Find(statement);
        arguments.AddTo(command);
        try
        {
            return run(command);
        }
        finally
        {
            command.Parameters.Clear();
        }
    }

    public void Dispose()
    {
        foreach (var command in _kept.Values)
        {
            command.Dispose();
        }

        _kept.Clear();
    }

    private SqliteCommand Find(string statement)
    {
        if (_kept.TryGetValue(statement, out var known))
        {
            return known;
        }

        if (_kept.Count >= MaxKept)
        {
            Dispose();
        }

        var command = connection.CreateCommand();
        command.CommandText = statement;
        _kept.Add(statement, command);
        return command;
    }
}
