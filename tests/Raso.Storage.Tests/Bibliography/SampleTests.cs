namespace Raso.Storage.Tests.Bibliography;

/// <summary>Files in the habits of the programs and services that give them; facts are public, the wording is ours.</summary>
public sealed class SampleTests
{
    [Theory]
    [InlineData("zotero.bib", "On Computable Numbers, with an Application to the Entscheidungsproblem|Attention is All you Need")]
    [InlineData("jabref.bib", "On the Evolution of Random Graphs|Equilibrium Points in n-Person Games")]
    [InlineData("crossref.bib", "A Mathematical Theory of Communication|Molecular Structure of Nucleic Acids: A Structure for Deoxyribose Nucleic Acid")]
    [InlineData("zotero.json", "A Mathematical Theory of Communication|Principia and arXiv")]
    [InlineData("crossref.json", "Molecular Structure of Nucleic Acids: A Structure for Deoxyribose Nucleic Acid")]
    public async Task Read_Sample_HasItsPapersWithoutAFault(string file, string titles)
    {
        var read = await ReadAsync(file);

        read.Faults.Should().BeEmpty();
        string.Join('|', read.Papers.Select(paper => paper.Title)).Should().Be(titles);
    }

    [Fact]
    public async Task Read_ZoteroBibTex_HasItsFields()
    {
        var papers = (await ReadAsync("zotero.bib")).Papers;

        papers[0].Should().BeEquivalentTo(new { Doi = "10.1112/plms/s2-42.1.230", Journal = "Proceedings of the London Mathematical Society", PublicationDate = new DateOnly(1937, 1, 1), PdfUrl = (string?)null, Keywords = (string[])["computability", "<b>logic</b>"] });
        papers[1].Authors.Should().Equal("Vaswani, Ashish", "Shazeer, Noam", "Kaiser, Łukasz", "Polosukhin, Illia");
        papers[1].PdfUrl.Should().EndWith("-Paper.pdf");
        papers[1].Journal.Should().Be("Advances in Neural Information Processing Systems");
    }

    [Fact]
    public async Task Read_JabRef_HasItsFields()
    {
        var papers = (await ReadAsync("jabref.bib")).Papers;

        papers[0].Authors.Should().Equal("Erdős, Paul", "Rényi, Alfréd");
        papers[1].Should().BeEquivalentTo(new
        {
            Authors = (string[])["Nash, John F., Jr."],
            Journal = "Proceedings of the National Academy of Sciences",
            PublicationDate = new DateOnly(1950, 1, 1),
            Keywords = (string[])["game theory", "equilibrium"],
        });
    }

    [Fact]
    public async Task Read_CslJson_HasItsFields()
    {
        var zotero = (await ReadAsync("zotero.json")).Papers;
        var crossref = (await ReadAsync("crossref.json")).Paper;

        zotero[0].PublicationDate.Should().Be(new DateOnly(1948, 1, 1));
        zotero[0].Abstract.Should().Be("The recent development of various methods of modulation.\nIt has intensified the interest.");
        zotero[1].Should().BeEquivalentTo(new { Doi = "10.5479/sil.52126.39088015628399", Authors = (string[])["van Beethoven, Ludwig", "Royal Society"], PublicationDate = new DateOnly(1687, 7, 5) });
        crossref.Should().BeEquivalentTo(new { Doi = "10.1038/171737a0", PdfUrl = "http://www.nature.com/articles/171737a0.pdf", PublicationDate = new DateOnly(1953, 4, 1), Journal = "Nature" });
    }

    private static async Task<Read> ReadAsync(string file)
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(AppContext.BaseDirectory, "Bibliography", "Samples", file), TestContext.Current.CancellationToken);
        return await Read.BytesAsync(bytes, file.EndsWith(".bib", StringComparison.Ordinal));
    }
}
