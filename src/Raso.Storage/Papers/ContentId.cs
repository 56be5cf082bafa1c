using System.Globalization;
using Raso.Storage.Naming;

namespace Raso.Storage.Papers;

/// <summary>The id of a record that has neither an id nor a DOI: the same fields give the same id, so that taking it in again makes no second paper.</summary>
internal static class ContentId
{
    public static Guid Of(NewPaper paper)
    {
        using var hash = new FieldHash();
        hash.Add(paper.Title);
        hash.AddAll(paper.Authors);
        hash.Add(paper.Abstract);
        hash.AddAll(paper.Keywords);
        hash.Add(paper.PublicationDate?.ToString("O", CultureInfo.InvariantCulture));
        hash.Add(paper.Journal);
        hash.Add(paper.PdfUrl);
        return hash.ToId();
    }
}
