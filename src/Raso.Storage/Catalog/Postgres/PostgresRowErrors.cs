namespace Raso.Storage.Catalog.Postgres;

/// <summary>What is raised where a statement found no row to change.</summary>
internal static class PostgresRowErrors
{
    public static CatalogException NotFound(string kind, Guid id) => new(CatalogErrorCode.NotFound, $"There is no {kind} with the id {id}.");

    public static CatalogException Conflict(string kind, Guid id) =>
        new(CatalogErrorCode.Conflict, $"The {kind} {id} was changed since it was read: read it again and decide anew.");
}
