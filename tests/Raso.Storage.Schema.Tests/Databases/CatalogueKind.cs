namespace Raso.Storage.Schema.Tests;

/// <summary>Where the plain SQL of a test runs. SQLite's rules must hold whatever the two pragmas say.</summary>
public enum CatalogueKind
{
    Postgres,
    Sqlite,
    SqliteWithForeignKeys,
    SqliteWithRecursiveTriggers,
    SqliteWithBoth,
}
