namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements about which store stands behind a backend.</summary>
internal static class BackendSql
{
    public const string Find = """
        SELECT b.name, b.identity, b.location, b.first_seen FROM storage_backends AS b
        WHERE b.name = @name OR b.identity = @identity
        ORDER BY b.name
        """;

    public const string List = "SELECT b.name, b.identity, b.location, b.first_seen FROM storage_backends AS b ORDER BY b.name";

    // Of two hosts that begin at once one inserts; the other waits for it here and finds its row afterwards.
    public const string Insert = """
        INSERT INTO storage_backends (name, identity, location) VALUES (@name, @identity, @location)
        ON CONFLICT DO NOTHING
        """;

    public const string Rebind = """
        INSERT INTO storage_backends (name, identity, location) VALUES (@name, @identity, @location)
        ON CONFLICT (name) DO UPDATE SET identity = excluded.identity, location = excluded.location, first_seen = clock_timestamp()
        """;
}
