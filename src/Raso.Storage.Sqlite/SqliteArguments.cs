using System.Text.Json;
using Microsoft.Data.Sqlite;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The parameters of one statement, in the forms in which the columns hold them.</summary>
internal sealed class SqliteArguments
{
    private readonly List<SqliteParameter> _parameters = [];

    public SqliteArguments Text(string name, string? value) => Add(name, SqliteType.Text, value is null ? null : SqliteText.Checked(value));

    public SqliteArguments Path(string name, StoragePath? value) => Text(name, value?.Value);

    public SqliteArguments Id(string name, Guid? value) => Add(name, SqliteType.Text, value is { } known ? SqliteText.Format(known) : null);

    public SqliteArguments Ids(string name, IEnumerable<Guid> values) => Add(name, SqliteType.Text, SqliteJson.Format(values));

    public SqliteArguments Texts(string name, IEnumerable<string> values) => Add(name, SqliteType.Text, SqliteJson.Format(values));

    public SqliteArguments Integer(string name, long? value) => Add(name, SqliteType.Integer, value);

    public SqliteArguments Number(string name, double? value) => Add(name, SqliteType.Real, value);

    public SqliteArguments Seconds(string name, TimeSpan? value) => Add(name, SqliteType.Real, (double?)CatalogText.ToSeconds(value));

    public SqliteArguments Json(string name, JsonElement? value) => Add(name, SqliteType.Text, SqliteJson.Format(value));

    /// <summary>Adds JSON that the caller wrote from checked values.</summary>
    public SqliteArguments RawJson(string name, string value) => Add(name, SqliteType.Text, value);

    public SqliteArguments Date(string name, DateOnly? value) => Add(name, SqliteType.Text, value is { } known ? SqliteText.Format(known) : null);

    public SqliteArguments Time(string name, DateTimeOffset? value) => Add(name, SqliteType.Text, value is { } known ? SqliteText.Format(known) : null);

    /// <summary>Adds a duration, as SQLite's time functions add it to a time.</summary>
    public SqliteArguments Modifier(string name, TimeSpan? value) => Add(name, SqliteType.Text, value is { } known ? SqliteText.FormatModifier(known) : null);

    public void AddTo(SqliteCommand command) => command.Parameters.AddRange(_parameters);

    private SqliteArguments Add(string name, SqliteType type, object? value)
    {
        _parameters.Add(new SqliteParameter(name, type) { Value = value ?? DBNull.Value });
        return this;
    }
}
