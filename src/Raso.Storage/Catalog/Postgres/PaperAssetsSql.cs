namespace Raso.Storage.Catalog.Postgres;

/// <summary>The statements that read a paper with all of its assets: one a table, for a join of the three would multiply their rows.</summary>
internal static class PaperAssetsSql
{
    public const string Paper = PaperSql.Get;

    public const string Videos = VideoSql.ListOfPaper;

    public const string Audio = AudioSql.ListOfPaper;

    public const string Visuals = VisualSql.ListOfPaper;
}
