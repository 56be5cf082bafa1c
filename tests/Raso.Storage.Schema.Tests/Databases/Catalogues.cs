namespace Raso.Storage.Schema.Tests;

/// <summary>The catalogues that a rule is tested on.</summary>
public static class Catalogues
{
    public static IEnumerable<TheoryDataRow<CatalogueKind>> All =>
        Enum.GetValues<CatalogueKind>().Select(kind => kind == CatalogueKind.Postgres ? Server : new TheoryDataRow<CatalogueKind>(kind));

    public static IEnumerable<TheoryDataRow<CatalogueKind>> Embedded =>
        Enum.GetValues<CatalogueKind>().Where(kind => kind != CatalogueKind.Postgres).Select(kind => new TheoryDataRow<CatalogueKind>(kind));

    /// <summary>One catalogue of each dialect, for what depends on no pragma.</summary>
    public static IEnumerable<TheoryDataRow<CatalogueKind>> Dialects => [Server, new TheoryDataRow<CatalogueKind>(CatalogueKind.Sqlite)];

    private static TheoryDataRow<CatalogueKind> Server =>
        new TheoryDataRow<CatalogueKind>(CatalogueKind.Postgres).WithTrait("Category", "Server");
}
