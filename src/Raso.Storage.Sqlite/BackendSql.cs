namespace Raso.Storage.Sqlite;

/// <summary>The statements of <see cref="SqliteBackendRows"/>.</summary>
internal static class BackendSql
{
    public const string Find = """
        SELECT name, identity, location, first_seen FROM storage_backends
        WHERE name = $name OR identity = $identity
        ORDER BY name
        """;

    public const string List = "SELECT name, identity, location, first_seen FROM storage_backends ORDER BY name";

    public const string Insert = """
        INSERT INTO storage_backends (name, identity, location) VALUES ($name, $identity, $location)
        ON CONFLICT DO NOTHING
        """;

    public const string Rebind = """
        INSERT INTO storage_backends (name, identity, location) VALUES ($name, $identity, $location)
        ON CONFLICT (name) DO UPDATE
        SET identity = excluded.identity, location = excluded.location, first_seen = strftime('%Y-%m-%dT%H:%M:%fZ', 'now')
        """;
}
