namespace Raso.Storage.Papers;

/// <summary>Tells whether a row is what a repeated creating call asks for.</summary>
internal static class PaperMatch
{
    public static bool Matches(this Paper row, NewPaper paper) =>
        row.Title == paper.Title
        && row.Authors.SequenceEqual(paper.Authors, StringComparer.Ordinal)
        && row.Doi == paper.Doi
        && row.Abstract == paper.Abstract
        && row.Keywords.SequenceEqual(paper.Keywords, StringComparer.Ordinal)
        && row.PublicationDate == paper.PublicationDate
        && row.Journal == paper.Journal
        && row.PdfUrl == paper.PdfUrl;
}
