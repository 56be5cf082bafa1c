namespace Raso.Storage.Catalog.Postgres;

/// <summary>What the calls of a session are to each other.</summary>
internal enum PostgresScope
{
    /// <summary>They share a transaction that was begun for them and that changes rows.</summary>
    Write = 0,

    /// <summary>They share a transaction that was begun for them and that only reads.</summary>
    Snapshot,

    /// <summary>There is one, which brings its own transaction along.</summary>
    OneRead,
}
