using Microsoft.Data.Sqlite;

namespace Raso.Storage.Sqlite;

/// <summary>One statement, compiled by its first run. It must not be run within its own reading.</summary>
internal sealed class PreparedStatement : IDisposable
{
    private readonly SqliteCommand _command;
    private Dictionary<string, int>? _columns;

    public PreparedStatement(SqliteConnection connection, string text)
    {
        _command = connection.CreateCommand();
        _command.CommandText = text;
    }

    /// <summary>Runs it for what it changes.</summary>
    public void Execute(SqliteArguments arguments)
    {
        arguments.AddTo(_command);
        try
        {
            _command.ExecuteNonQuery();
        }
        finally
        {
            _command.Parameters.Clear();
        }
    }

    /// <summary>Runs it and reads all of its rows.</summary>
    public List<T> Query<T>(SqliteArguments arguments, Func<SqliteRow, T> map)
    {
        arguments.AddTo(_command);
        try
        {
            using var reader = _command.ExecuteReader();
            var row = new SqliteRow(reader, _columns ??= NamesOf(reader));
            var rows = new List<T>();
            while (reader.Read())
            {
                rows.Add(map(row));
            }

            return rows;
        }
        finally
        {
            _command.Parameters.Clear();
        }
    }

    public void Dispose() => _command.Dispose();

    // Once for all runs: a reader of its own would ask for the names each time.
    private static Dictionary<string, int> NamesOf(SqliteDataReader reader)
    {
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        for (var i = 0; i < reader.FieldCount; i++)
        {
            names[reader.GetName(i)] = i;
        }

        return names;
    }
}
