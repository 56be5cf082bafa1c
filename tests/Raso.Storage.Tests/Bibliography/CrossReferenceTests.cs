using Raso.Storage.Bibliography;

namespace Raso.Storage.Tests.Bibliography;

public sealed class CrossReferenceTests
{
    private const string Child = "@inproceedings{child, title = {Child}, author = {C. Child}, crossref = {Parent}}\n";
    private const string Parent = "@proceedings{parent, title = {Proceedings of P}, editor = {P. Parent}, year = 1999, month = may, doi = {10.1000/parent}}\n";

    [Theory]
    [InlineData(Child + Parent)]
    [InlineData(Parent + Child)]
    public async Task Read_Crossref_InheritsFromAboveAndBelow(string text)
    {
        var read = await Read.BibTexAsync(text);

        read.Faults.Should().BeEmpty();
        var child = read.Papers.Single(paper => paper.Title == "Child");
        child.Journal.Should().Be("Proceedings of P");
        child.PublicationDate.Should().Be(new DateOnly(1999, 5, 1));
        child.Authors.Should().Equal("Child, C.");
        child.Doi.Should().BeNull("a DOI is its record's own");
    }

    [Fact]
    public async Task Read_CrossrefWithOwnYear_KeepsIt()
    {
        var read = await Read.BibTexAsync(Parent + Child.Replace("crossref", "year = 2001, booktitle = {Own}, crossref", StringComparison.Ordinal));

        read.Papers[1].PublicationDate.Should().Be(new DateOnly(2001, 1, 1), "another record's month is none of its");
        read.Papers[1].Journal.Should().Be("Own");
    }

    [Fact]
    public async Task Read_CrossrefWithoutAuthors_InheritsEditors() =>
        (await Read.BibTexAsync("@inbook{c, title = {C}, crossref = parent}\n" + Parent)).Papers.Select(paper => paper.Authors[0]).Should().Equal("Parent, P.", "Parent, P.");

    [Fact]
    public async Task Read_CrossrefToNobody_IsReportedAndTheRecordKept()
    {
        var read = await Read.BibTexAsync(Child + "@inbook{lost, title = {L}, crossref = nobody}");

        read.Paper.Title.Should().Be("Child");
        read.Faults.Select(fault => (fault.Key, fault.Reason, fault.IsRecordLost)).Should().Equal(
            ("child", BibliographyFaultReason.UnknownCrossReference, false),
            ("lost", BibliographyFaultReason.UnknownCrossReference, false),
            ("lost", BibliographyFaultReason.UnknownMacro, false),
            ("lost", BibliographyFaultReason.Missing, true));
    }

    [Theory]
    [InlineData("@misc{a, title = {T}, crossref = {a}}")]
    [InlineData("@misc{a, title = {T}, crossref = {b}}@misc{b, title = {U}, crossref = {a}}")]
    public async Task Read_CrossrefInACircle_Ends(string text) => (await Read.BibTexAsync(text)).Papers.Should().BeEmpty();

    [Fact]
    public async Task Read_MoreThanMayWait_IsLetGoInBoundedMemory()
    {
        var children = string.Concat(Enumerable.Range(0, 200).Select(number => $"@misc{{c{number}, title = {{C{number}}}, author = {{A}}, crossref = {{parent}}}}\n"));

        var read = await Read.BibTexAsync(children + Parent, new BibliographyReadOptions { MaxRecordLength = 10_000 });

        read.Papers.Should().HaveCount(201);
        read.Papers.Count(paper => paper.Journal is not null).Should().BeInRange(10, 150, "those that still waited when it came");
        read.Faults.Should().OnlyContain(fault => fault.Reason == BibliographyFaultReason.UnknownCrossReference && !fault.IsRecordLost);
    }

    [Fact]
    public async Task Read_ParentNoLongerRemembered_IsReported()
    {
        var others = string.Concat(Enumerable.Range(0, 200).Select(number => $"@misc{{c{number}, title = {{C{number}}}, author = {{A}}}}\n"));

        var read = await Read.BibTexAsync(Parent + others + Child, new BibliographyReadOptions { MaxRecordLength = 10_000 });

        read.Papers.Should().HaveCount(202);
        read.Faults.Should().ContainSingle().Which.Reason.Should().Be(BibliographyFaultReason.UnknownCrossReference);
    }
}
