using System.Text.Json.Serialization;
using Raso.Storage.Papers;

namespace Quickstart;

/// <summary>A paper as <c>papers.json</c> tells it.</summary>
internal sealed record SamplePaper(
    string Title,
    string[] Authors,
    string Doi,
    [property: JsonPropertyName("publication_date")] DateOnly PublicationDate,
    string Journal,
    string[] Keywords,
    string Abstract)
{
    public NewPaper ToNewPaper() => new()
    {
        Title = Title,
        Authors = Authors,
        Doi = Doi,
        Abstract = Abstract,
        Keywords = Keywords,
        PublicationDate = PublicationDate,
        Journal = Journal,
    };
}
