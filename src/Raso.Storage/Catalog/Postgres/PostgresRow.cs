using System.Text.Json;
using Npgsql;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>One row that PostgreSQL gave, read by the names of its columns.</summary>
internal readonly struct PostgresRow(NpgsqlDataReader reader)
{
    public Guid Guid(string column) => reader.GetGuid(reader.GetOrdinal(column));

    public Guid? GuidOrNull(string column) => Struct<Guid>(column);

    public int Int32(string column) => reader.GetInt32(reader.GetOrdinal(column));

    public int? Int32OrNull(string column) => Struct<int>(column);

    public long Int64(string column) => reader.GetInt64(reader.GetOrdinal(column));

    public long? Int64OrNull(string column) => Struct<long>(column);

    public decimal Decimal(string column) => reader.GetDecimal(reader.GetOrdinal(column));

    public float Single(string column) => reader.GetFloat(reader.GetOrdinal(column));

    public bool Boolean(string column) => reader.GetBoolean(reader.GetOrdinal(column));

    public ulong? XidOrNull(string column) => Struct<ulong>(column);

    public string Text(string column) => reader.GetString(reader.GetOrdinal(column));

    public string? TextOrNull(string column) => reader.GetOrdinal(column) is var ordinal && reader.IsDBNull(ordinal) ? null : reader.GetString(ordinal);

    public string[] Texts(string column) => reader.GetFieldValue<string[]>(reader.GetOrdinal(column));

    public decimal? DecimalOrNull(string column) => Struct<decimal>(column);

    public DateTimeOffset Moment(string column) => reader.GetFieldValue<DateTimeOffset>(reader.GetOrdinal(column));

    public DateTimeOffset? MomentOrNull(string column) => Struct<DateTimeOffset>(column);

    public DateOnly? DayOrNull(string column) => Struct<DateOnly>(column);

    public JsonElement? Json(string column) => CatalogJson.Parse(TextOrNull(column), column);

    public TimeSpan? Seconds(string column) => CatalogText.ToDuration(Struct<decimal>(column), column);

    public TimeSpan? WholeSeconds(string column) => Struct<int>(column) is { } seconds ? TimeSpan.FromSeconds(seconds) : null;

    public T Enum<T>(EnumText<T> texts, string column)
        where T : struct, Enum =>
        texts.Parse(Text(column), column);

    public T? EnumOrNull<T>(EnumText<T> texts, string column)
        where T : struct, Enum =>
        TextOrNull(column) is { } text ? texts.Parse(text, column) : null;

    public StoragePath Path(string column) => ToPath(Text(column), column);

    public StoragePath? PathOrNull(string column) => TextOrNull(column) is { } text ? ToPath(text, column) : null;

    private static StoragePath ToPath(string text, string column) => StoragePath.TryParse(text, out var path)
        ? path
        : throw new CatalogException(CatalogErrorCode.SchemaMismatch, $"The column {column} holds a text that is no storage path.");

    private T? Struct<T>(string column)
        where T : struct =>
        reader.GetOrdinal(column) is var ordinal && reader.IsDBNull(ordinal) ? null : reader.GetFieldValue<T>(ordinal);
}
