using Raso.Storage.Papers;

namespace Raso.Storage.Services.Tests.Papers;

/// <summary>What a paper must be before anything is written.</summary>
public sealed class PaperValidationTests
{
    public static TheoryData<string, string> Faults => new()
    {
        { "no title", "Title" },
        { "blank title", "Title" },
        { "long title", "Title" },
        { "NUL in title", "Title" },
        { "lone surrogate in title", "Title" },
        { "no authors", "Authors" },
        { "null authors", "Authors" },
        { "blank author", "Authors[1]" },
        { "long author", "Authors[0]" },
        { "malformed DOI", "Doi" },
        { "empty id", "Id" },
        { "blank keyword", "Keywords[0]" },
        { "long keyword", "Keywords[0]" },
        { "null keywords", "Keywords" },
        { "long journal", "Journal" },
        { "NUL in abstract", "Abstract" },
        { "relative URL", "PdfUrl" },
        { "file URL", "PdfUrl" },
        { "long URL", "PdfUrl" },
    };

    private static NewPaper Valid => new() { Title = "Title", Authors = ["Author"] };

    [Theory]
    [MemberData(nameof(Faults))]
    public void Normalize_OfOneFault_NamesItsField(string fault, string field)
    {
        var paper = fault switch
        {
            "no title" => Valid with { Title = null! },
            "blank title" => Valid with { Title = " \t" },
            "long title" => Valid with { Title = new string('x', 501) },
            "NUL in title" => Valid with { Title = "a\0b" },
            "lone surrogate in title" => Valid with { Title = "a\ud800b" },
            "no authors" => Valid with { Authors = [] },
            "null authors" => Valid with { Authors = null! },
            "blank author" => Valid with { Authors = ["Author", " "] },
            "long author" => Valid with { Authors = [new string('x', 501)] },
            "malformed DOI" => Valid with { Doi = "11.1234/x" },
            "empty id" => Valid with { Id = Guid.Empty },
            "blank keyword" => Valid with { Keywords = [""] },
            "long keyword" => Valid with { Keywords = [new string('x', 201)] },
            "null keywords" => Valid with { Keywords = null! },
            "long journal" => Valid with { Journal = new string('x', 201) },
            "NUL in abstract" => Valid with { Abstract = "\0" },
            "relative URL" => Valid with { PdfUrl = "papers/a.pdf" },
            "file URL" => Valid with { PdfUrl = "file:///etc/passwd" },
            _ => Valid with { PdfUrl = "https://example.org/" + new string('x', 2048) },
        };

        FieldsOf(() => PaperValidator.Normalize(paper)).Should().Equal(field);
    }

    [Fact]
    public void Normalize_OfEveryFault_ListsThemAllAtOnce()
    {
        var paper = new NewPaper
        {
            Id = Guid.Empty,
            Title = "",
            Authors = [],
            Doi = "x",
            Abstract = "\0",
            Keywords = [""],
            Journal = new string('x', 201),
            PdfUrl = "x",
        };

        FieldsOf(() => PaperValidator.Normalize(paper))
            .Should().Equal("Id", "Title", "Authors", "Doi", "Abstract", "Keywords[0]", "Journal", "PdfUrl");
    }

    [Fact]
    public void Normalize_AtEveryLimit_Passes()
    {
        // A character beyond the basic plane counts once, as the databases count it.
        var paper = Valid with
        {
            Title = string.Concat(Enumerable.Repeat("𝔸", 500)),
            Authors = [new string('x', 500)],
            Keywords = [new string('x', 200)],
            Journal = new string('x', 200),
            Doi = "10.1234/" + new string('x', 247),
            PdfUrl = "http://example.org/" + new string('x', 2029),
        };

        FluentActions.Invoking(() => PaperValidator.Normalize(paper)).Should().NotThrow();
    }

    [Fact]
    public void Normalize_OfChanges_ListsEveryFaultOfWhatIsSet()
    {
        var changes = new PaperChanges
        {
            Title = "",
            Authors = new Change<IReadOnlyList<string>>([]),
            Keywords = new Change<IReadOnlyList<string>>(["\0"]),
            Doi = "x",
            Journal = new string('x', 201),
            PdfUrl = "ftp://example.org/",
        };

        FieldsOf(() => PaperValidator.Normalize(changes)).Should().BeEquivalentTo("Title", "Authors", "Keywords[0]", "Doi", "Journal", "PdfUrl");
    }

    [Fact]
    public void Normalize_OfChangesThatSetNothing_IsRefused() =>
        FieldsOf(() => PaperValidator.Normalize(new PaperChanges())).Should().Equal("PaperChanges");

    [Fact]
    public void Normalize_OfChanges_BringsTheDoiIntoNormalForm() =>
        PaperValidator.Normalize(new PaperChanges { Doi = "doi:10.1234/ABC" }).Doi.Value.Should().Be("10.1234/abc");

    private static IEnumerable<string> FieldsOf<T>(Func<T> normalize) =>
        FluentActions.Invoking(normalize).Should().Throw<ValidationException>().Which.Failures.Select(failure => failure.Field);
}
