using System.Globalization;
using System.Text.Json;
using Npgsql;
using NpgsqlTypes;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Typed parameters: a value reaches a statement in no other way.</summary>
internal static class PostgresParameters
{
    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, Guid value) => command.Add(name, NpgsqlDbType.Uuid, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, Guid? value) => command.AddNullable(name, NpgsqlDbType.Uuid, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, int value) => command.Add(name, NpgsqlDbType.Integer, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, int? value) => command.AddNullable(name, NpgsqlDbType.Integer, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, long? value) => command.AddNullable(name, NpgsqlDbType.Bigint, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, bool value) => command.Add(name, NpgsqlDbType.Boolean, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, bool? value) => command.AddNullable(name, NpgsqlDbType.Boolean, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, double? value) => command.AddNullable(name, NpgsqlDbType.Double, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, decimal? value) => command.AddNullable(name, NpgsqlDbType.Numeric, value);

    // As text, whose type the server infers: Npgsql sends the first and the last day that .NET knows as -infinity and infinity.
    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, DateOnly? value)
    {
        command.Parameters.Add(new NpgsqlParameter(name, NpgsqlDbType.Unknown)
        {
            Value = value is { } day ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) : DBNull.Value,
        });
        return command;
    }

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, DateTimeOffset value) =>
        command.Add(name, NpgsqlDbType.TimestampTz, value.ToUniversalTime());

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, DateTimeOffset? value) =>
        command.AddNullable(name, NpgsqlDbType.TimestampTz, value?.ToUniversalTime());

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, TimeSpan value) => command.Add(name, NpgsqlDbType.Interval, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, TimeSpan? value) => command.AddNullable(name, NpgsqlDbType.Interval, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, string? value) =>
        value is null ? command.AddNull(name, NpgsqlDbType.Text) : command.Add(name, NpgsqlDbType.Text, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, StoragePath? value) => command.With(name, value?.Value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, IEnumerable<string?> value) =>
        command.Add(name, NpgsqlDbType.Array | NpgsqlDbType.Text, value.ToArray());

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, IEnumerable<Guid> value) =>
        command.Add(name, NpgsqlDbType.Array | NpgsqlDbType.Uuid, value.ToArray());

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, int[] value) =>
        command.Add(name, NpgsqlDbType.Array | NpgsqlDbType.Integer, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, long[] value) =>
        command.Add(name, NpgsqlDbType.Array | NpgsqlDbType.Bigint, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, DateTime[] value) =>
        command.Add(name, NpgsqlDbType.Array | NpgsqlDbType.TimestampTz, value);

    public static NpgsqlBatchCommand With(this NpgsqlBatchCommand command, string name, JsonElement? value) =>
        CatalogJson.Format(value) is { } text ? command.Add(name, NpgsqlDbType.Jsonb, text) : command.AddNull(name, NpgsqlDbType.Jsonb);

    public static NpgsqlBatchCommand WithXid(this NpgsqlBatchCommand command, string name, ulong value) => command.Add(name, NpgsqlDbType.Xid8, value);

    private static NpgsqlBatchCommand AddNullable<T>(this NpgsqlBatchCommand command, string name, NpgsqlDbType type, T? value)
        where T : struct =>
        value is { } known ? command.Add(name, type, known) : command.AddNull(name, type);

    private static NpgsqlBatchCommand Add<T>(this NpgsqlBatchCommand command, string name, NpgsqlDbType type, T value)
    {
        command.Parameters.Add(new NpgsqlParameter<T>(name, type) { TypedValue = value });
        return command;
    }

    private static NpgsqlBatchCommand AddNull(this NpgsqlBatchCommand command, string name, NpgsqlDbType type)
    {
        command.Parameters.Add(new NpgsqlParameter(name, type) { Value = DBNull.Value });
        return command;
    }
}
