using System.Globalization;
using Raso.Storage.Bibliography;

namespace Raso.Storage.Tests.Bibliography;

public sealed class CslJsonReaderTests
{
    [Fact]
    public async Task Read_Item_HasAllThatAPaperHas()
    {
        var read = await Read.CslAsync("""
            [
              {
                "id": "lecun", "type": "article-journal", "title": "Deep learning",
                "author": [{"family": "LeCun", "given": "Yann"}, {"family": "Bengio", "given": "Yoshua"}],
                "container-title": "Nature", "issued": {"date-parts": [[2015, 5, 27]]}, "DOI": "10.1038/NATURE14539",
                "URL": "https://example.org/deep.pdf", "keyword": "neural networks, learning", "abstract": "First.\nSecond."
              }
            ]
            """);

        read.Faults.Should().BeEmpty();
        read.Paper.Should().BeEquivalentTo(new
        {
            Title = "Deep learning",
            Authors = (string[])["LeCun, Yann", "Bengio, Yoshua"],
            Journal = "Nature",
            PublicationDate = new DateOnly(2015, 5, 27),
            Doi = "10.1038/nature14539",
            PdfUrl = "https://example.org/deep.pdf",
            Keywords = (string[])["neural networks", "learning"],
            Abstract = "First.\nSecond.",
        });
    }

    [Fact]
    public async Task Read_AnswerOfADoiService_IsOneRecord()
    {
        var read = await Read.CslAsync("""
            {"status":"ok","message-type":"work","message":{
              "DOI":"10.1000/xyz","type":"journal-article","title":["On &amp; on"],"subtitle":["A study"],"container-title":["Science &amp; Education"],
              "author":[{"given":"Ann","family":"Author","sequence":"first","affiliation":[]},{"name":"The ATLAS Collaboration","sequence":"additional"}],
              "issued":{"date-parts":[[null]]},"published-print":{"date-parts":[["2020","3"]]},"subject":["Physics","Optics"],
              "abstract":"<jats:title>Abstract</jats:title><jats:p>We show\n   that <jats:italic>x</jats:italic> &lt; 1.</jats:p><jats:p>More.</jats:p>",
              "link":[{"URL":"https://x.org/a.xml","content-type":"text/xml"},{"URL":"https://x.org/a?pdf=1","content-type":"application/pdf"}]}}
            """);

        read.Faults.Should().BeEmpty();
        read.Paper.Should().BeEquivalentTo(new
        {
            Title = "On & on: A study",
            Journal = "Science & Education",
            Authors = (string[])["Author, Ann", "The ATLAS Collaboration"],
            PublicationDate = new DateOnly(2020, 3, 1),
            Keywords = (string[])["Physics", "Optics"],
            Abstract = "Abstract\nWe show that x < 1.\nMore.",
            PdfUrl = "https://x.org/a?pdf=1",
        });
    }

    [Theory]
    [InlineData("""{"id":1,"title":"A","author":[{"literal":"X"}]}""", 1)]
    [InlineData("""[]""", 0)]
    [InlineData("", 0)]
    [InlineData("""{"items":[{"id":1,"title":"A","author":[{"literal":"X"}]},{"title":"B","author":["Y"]}]}""", 2)]
    [InlineData("{\"title\":\"A\",\"author\":[{\"literal\":\"X\"}]}\n{\"title\":\"B\",\"author\":{\"literal\":\"X\"}}\r\n", 2)]
    [InlineData("""[{"title":"A","author":[{"literal":"X"}],}, /* comment */ {"title":"B","author":[{"literal":"X"}]},]""", 2)]
    public async Task Read_ShapesOfAFile_AreTaken(string text, int count) => (await Read.CslAsync(text)).Papers.Should().HaveCount(count);

    [Theory]
    [InlineData("""{"family":"Vaswani","given":"Ashish"}""", "Vaswani, Ashish")]
    [InlineData("""{"family":"Beethoven","given":"Ludwig","non-dropping-particle":"van"}""", "van Beethoven, Ludwig")]
    [InlineData("""{"family":"La Fontaine","given":"Jean","dropping-particle":"de"}""", "de La Fontaine, Jean")]
    [InlineData("""{"family":"Ormesson","given":"Jean","non-dropping-particle":"d'"}""", "d'Ormesson, Jean")]
    [InlineData("""{"family":"King","given":"Martin Luther","suffix":"Jr.","comma-suffix":true}""", "King, Martin Luther, Jr.")]
    [InlineData("""{"literal":"World Health Organization"}""", "World Health Organization")]
    [InlineData("""{"name":"NASA"}""", "NASA")]
    [InlineData("""{"family":"Plato"}""", "Plato")]
    [InlineData("""{"given":"Madonna"}""", "Madonna")]
    [InlineData("\"Jane Doe\"", "Jane Doe")]
    public async Task Read_Name_IsWrittenAsFromBibTex(string name, string author) =>
        (await Read.CslAsync($$"""{"title":"T","author":[{{name}}]}""")).Paper.Authors.Should().Equal(author);

    [Theory]
    [InlineData("""{"family":"A"},{"literal":"others"}""")]
    [InlineData("""{"family":"A"},{"literal":"et al."}""")]
    [InlineData("""{"literal":"A et al."}""")]
    public async Task Read_EtAl_IsReportedAndNoAuthor(string names)
    {
        var read = await Read.CslAsync($$"""{"title":"T","author":[{{names}}]}""");

        read.Paper.Authors.Should().Equal("A");
        read.Faults.Should().ContainSingle().Which.Reason.Should().Be(BibliographyFaultReason.AuthorsIncomplete);
    }

    [Theory]
    [InlineData("""{"date-parts":[[2020]]}""", "2020-01-01")]
    [InlineData("""{"date-parts":[[2020,5]]}""", "2020-05-01")]
    [InlineData("""{"date-parts":[["2020","05","04"]]}""", "2020-05-04")]
    [InlineData("""{"date-parts":[[2020,5,4],[2020,6,1]]}""", "2020-05-04")]
    [InlineData("""{"date-parts":[[2020,null]]}""", "2020-01-01")]
    [InlineData("""{"date-parts":[[2020,0,0]]}""", "2020-01-01")]
    [InlineData("""{"date-parts":[2020,5]}""", "2020-05-01")]
    [InlineData("""{"date-parts":[[1999]],"season":4}""", "1999-12-01")]
    [InlineData("""{"date-parts":[[1999]],"season":"Spring"}""", "1999-03-01")]
    [InlineData("""{"date-parts":[[1999,21]]}""", "1999-03-01")]
    [InlineData("""{"date-parts":[[1450]],"circa":true}""", "1450-01-01")]
    [InlineData("""{"raw":"2020-05-04"}""", "2020-05-04")]
    [InlineData("""{"raw":"4 May 2020"}""", "2020-05-04")]
    [InlineData("""{"literal":"c. 1450"}""", "1450-01-01")]
    [InlineData("\"2020-05-04/2021\"", "2020-05-04")]
    [InlineData("2020", "2020-01-01")]
    [InlineData("""{"date-time":"2019-05-02T00:00:00Z"}""", "2019-05-02")]
    [InlineData("""{"date-parts":[[null]],"date-time":"2019-05-02T00:00:00Z"}""", "2019-05-02")]
    [InlineData("""{"year":2001}""", "2001-01-01")]
    [InlineData("""{"year":"2001","month":"2","day":3}""", "2001-02-03")]
    [InlineData("""[{"date-parts":[[2001]]}]""", "2001-01-01")]
    [InlineData("[[2001,2]]", "2001-02-01")]
    [InlineData("""["2001-02-03"]""", "2001-02-03")]
    [InlineData("""{"date-parts":"2001-02-03"}""", "2001-02-03")]
    [InlineData("""{"date-parts":2001}""", "2001-01-01")]
    [InlineData("""{"date-parts":[["2001-02-03"]]}""", "2001-02-03")]
    [InlineData("""{"date-parts":[[null],[2001,5]]}""", "2001-05-01")]
    [InlineData("""{"date-parts":[[null]],"circa":true}""", null)]
    [InlineData("[]", null)]
    [InlineData("\"\"", null)]
    [InlineData("""{"date-parts":[[null]]}""", null)]
    [InlineData("""{"date-parts":[]}""", null)]
    [InlineData("{}", null)]
    [InlineData("null", null)]
    public async Task Read_Issued_IsTheFirstDayOfWhatIsKnown(string issued, string? day)
    {
        var read = await Read.CslAsync($$"""{"title":"T","author":["A"],"issued":{{issued}}}""");

        read.Faults.Should().BeEmpty();
        read.Paper.PublicationDate?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture).Should().Be(day);
    }

    [Theory]
    [InlineData("\"issued\":{\"literal\":\"in press\"}", "issued")]
    [InlineData("\"issued\":{\"date-parts\":[[2020,2,30]]}", "issued")]
    [InlineData("\"issued\":{\"date-parts\":[[\"x\"]]}", "issued")]
    [InlineData("\"issued\":true", "issued")]
    [InlineData("\"issued\":{\"timestamp\":1556755200000}", "issued")]
    [InlineData("\"issued\":{\"raw\":true}", "issued")]
    [InlineData("\"issued\":{\"date-parts\":[{\"x\":2001}]}", "issued")]
    [InlineData("\"issued\":{\"date-parts\":[[true]]}", "issued")]
    [InlineData("\"issued\":{\"season\":2}", "issued")]
    [InlineData("\"issued\":{\"date-parts\":[[-44]]}", "issued")]
    [InlineData("\"issued\":\"-0044-03-15\"", "issued")]
    [InlineData("\"issued\":[\"in press\"]", "issued")]
    [InlineData("\"DOI\":\"n/a\"", "DOI")]
    [InlineData("\"URL\":\"http://x y/.pdf\", \"link\":[{\"content-type\":\"application/pdf\",\"URL\":\"no\"}]", "URL")]
    public async Task Read_FieldAtFault_IsLeftOutAndReported(string field, string name)
    {
        var read = await Read.CslAsync($"[\n{{\"id\":\"k\",\"title\":\"T\",\"author\":[\"A\"],\n{field}}}]");

        read.Paper.Should().BeEquivalentTo(new { PublicationDate = (DateOnly?)null, Doi = (string?)null, PdfUrl = (string?)null });
        read.Faults.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault =>
            fault.Line == 2 && fault.Key == "k" && fault.Field == name && fault.Reason == BibliographyFaultReason.Invalid && !fault.IsRecordLost);
    }

    [Theory]
    [InlineData("The <i>E. coli</i> H<sub>2</sub>O", "The E. coli H2O")]
    [InlineData("<span class=\\\"nocase\\\">DNA</span> &amp; RNA", "DNA & RNA")]
    [InlineData("a < b and c > d", "a < b and c > d")]
    [InlineData("  wrapped\\n   title ", "wrapped title")]
    [InlineData("M&uuml;ller &#8211; x", "Müller – x")]
    [InlineData("<mml:math><mml:mi>x</mml:mi></mml:math> rays", "x rays")]
    [InlineData("line<br/>break", "line break")]
    public async Task Read_Markup_IsTakenAway(string title, string text) => (await Read.CslAsync($$"""{"title":"{{title}}","author":["A"]}""")).Paper.Title.Should().Be(text);

    [Theory]
    [InlineData("""{"id":"k","author":["A"]}""", BibliographyFaultReason.Missing)]
    [InlineData("""{"id":"k","title":"T"}""", BibliographyFaultReason.Missing)]
    [InlineData("""{"id":"k","title":"T","author":[{}]}""", BibliographyFaultReason.Missing)]
    [InlineData("""{"id":"k","title":5,"author":[]}""", BibliographyFaultReason.Missing)]
    [InlineData("""{"id":"k","title":"\ud800","author":["A"]}""", BibliographyFaultReason.Invalid)]
    [InlineData("""{"id":"k","title":"T","author":["others"]}""", BibliographyFaultReason.Missing)]
    public async Task Read_WhatNoCatalogueTakes_IsReported(string item, BibliographyFaultReason reason) =>
        (await Read.CslAsync(item)).Lost.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault => fault.Reason == reason && fault.Key == "k");

    [Theory]
    [InlineData("""{"title":"First","title":"Second","author":["A"]}""", "title")]
    [InlineData("""{"title":"First","author":["A"],"author":["B"]}""", "author")]
    [InlineData("""{"title":"First","author":[{"family":"A","family":"B"}]}""", "author")]
    [InlineData("""{"title":"First","author":["A"],"issued":{"date-parts":[[2001]],"date-parts":[[2002]]}}""", "issued")]
    [InlineData("""{"t\u0069tle":"First","title":"Second","author":["A"]}""", "title")]
    public async Task Read_PropertyTwice_TakesTheFirstAndReports(string item, string field)
    {
        var read = await Read.CslAsync(item);

        read.Paper.Title.Should().Be("First");
        read.Paper.Authors.Should().Equal("A");
        read.Paper.PublicationDate?.Year.Should().Be(2001);
        read.Faults.Should().ContainSingle().Which.Should().Match<BibliographyFault>(fault => fault.Reason == BibliographyFaultReason.DuplicateField && fault.Field == field && !fault.IsRecordLost);
    }

    [Fact]
    public async Task Read_PropertyTwiceThatIsNotTaken_IsNoFault() =>
        (await Read.CslAsync("""{"title":"T","publisher":"P","publisher":"Q","author":[{"family":"A","x":1,"x":2,"\ud800":3}],"\ud800":1}""")).Faults.Should().BeEmpty();

    [Fact]
    public async Task Read_ItemsTwice_GivesTheRecordsOfBoth() =>
        (await Read.CslAsync("""{"items":[{"title":"A","author":["X"]}],"items":[{"title":"B","author":["X"]}]}""")).Papers.Select(paper => paper.Title).Should().Equal("A", "B");

    [Fact]
    public async Task Read_PageOfArxiv_GivesItsPdf() =>
        (await Read.CslAsync("""{"title":"T","author":["A"],"URL":"http://arxiv.org/abs/1706.03762"}""")).Paper.PdfUrl.Should().Be("https://arxiv.org/pdf/1706.03762");
}
