using System.Text.Json;
using Microsoft.Data.Sqlite;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>The present row of a result, read by the names of its columns.</summary>
internal sealed class SqliteRow(SqliteDataReader reader, IReadOnlyDictionary<string, int> columns)
{
    public string Text(string column) => Read(column, static (row, ordinal) => row.GetString(ordinal));

    public string? TextOrNull(string column) => IsNull(column) ? null : Text(column);

    public long Integer(string column) => Read(column, static (row, ordinal) => row.GetInt64(ordinal));

    public long? IntegerOrNull(string column) => IsNull(column) ? null : Integer(column);

    public int Int32(string column) => Read(column, static (row, ordinal) => checked((int)row.GetInt64(ordinal)));

    public int? Int32OrNull(string column) => IsNull(column) ? null : Int32(column);

    public double Number(string column) => Read(column, static (row, ordinal) => row.GetDouble(ordinal));

    public Guid Id(string column) => Read(column, static (row, ordinal) => SqliteText.ParseId(row.GetString(ordinal)));

    public Guid? IdOrNull(string column) => IsNull(column) ? null : Id(column);

    public StoragePath Path(string column) => Read(column, static (row, ordinal) => StoragePath.Parse(row.GetString(ordinal)));

    public StoragePath? PathOrNull(string column) => IsNull(column) ? null : Path(column);

    public DateTimeOffset Time(string column) => Read(column, static (row, ordinal) => SqliteText.ParseTime(row.GetString(ordinal)));

    public DateTimeOffset? TimeOrNull(string column) => IsNull(column) ? null : Time(column);

    public DateOnly? DateOrNull(string column) => IsNull(column) ? null : Read(column, static (row, ordinal) => SqliteText.ParseDate(row.GetString(ordinal)));

    public JsonElement? JsonOrNull(string column) => IsNull(column) ? null : Read(column, static (row, ordinal) => SqliteJson.Parse(row.GetString(ordinal)));

    public IReadOnlyList<string> Texts(string column) => Read(column, static (row, ordinal) => SqliteJson.ParseTexts(row.GetString(ordinal)));

    public TimeSpan? SecondsOrNull(string column) =>
        IsNull(column) ? null : CatalogText.ToDuration(Read(column, static (row, ordinal) => (decimal)row.GetDouble(ordinal)), column);

    public TimeSpan? WholeSecondsOrNull(string column) => IsNull(column) ? null : TimeSpan.FromSeconds(Int32(column));

    public T Enum<T>(string column, EnumText<T> texts)
        where T : struct, Enum => texts.Parse(Text(column), column);

    public T? EnumOrNull<T>(string column, EnumText<T> texts)
        where T : struct, Enum => IsNull(column) ? null : Enum(column, texts);

    public bool IsNull(string column) => reader.IsDBNull(columns[column]);

    // Plain SQL may have written what the code cannot read; the column is named, so that it can be mended.
    private T Read<T>(string column, Func<SqliteDataReader, int, T> read)
    {
        try
        {
            return read(reader, columns[column]);
        }
        catch (Exception exception) when (exception is FormatException or ArgumentException or InvalidOperationException or InvalidCastException or OverflowException or JsonException)
        {
            throw new CatalogException(
                CatalogErrorCode.SchemaMismatch,
                $"The column {column} holds a value that this version of the code cannot read.",
                innerException: exception);
        }
    }
}
