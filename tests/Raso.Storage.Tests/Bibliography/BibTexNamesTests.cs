using Raso.Storage.Bibliography;

namespace Raso.Storage.Tests.Bibliography;

public sealed class BibTexNamesTests
{
    [Theory]
    [InlineData("Ashish Vaswani", "Vaswani, Ashish")]
    [InlineData("Vaswani, Ashish", "Vaswani, Ashish")]
    [InlineData("Donald E. Knuth", "Knuth, Donald E.")]
    [InlineData("Ludwig van Beethoven", "van Beethoven, Ludwig")]
    [InlineData("van Beethoven, Ludwig", "van Beethoven, Ludwig")]
    [InlineData("Charles Louis Xavier Joseph de la Vall{\\'e}e Poussin", "de la Vallée Poussin, Charles Louis Xavier Joseph")]
    [InlineData("Jean de La Fontaine", "de La Fontaine, Jean")]
    [InlineData("de La Fontaine, Jean", "de La Fontaine, Jean")]
    [InlineData("King, Jr., Martin Luther", "King, Martin Luther, Jr.")]
    [InlineData("Harry L. {Baldwin, Jr.}", "Baldwin, Harry L., Jr.")]
    [InlineData("Guy L. {Steele Jr.}", "Steele Jr., Guy L.")]
    [InlineData("Brinch Hansen, Per", "Brinch Hansen, Per")]
    [InlineData("Per {Brinch Hansen}", "Brinch Hansen, Per")]
    [InlineData("{World Health Organization}", "World Health Organization")]
    [InlineData("{Barnes and Noble, Inc.}", "Barnes and Noble, Inc.")]
    [InlineData("Aristotle", "Aristotle")]
    [InlineData("Jos{\\'e} Mar{\\'\\i}a Garc\\'{\\i}a", "García, José María")]
    [InlineData("\\'Etienne Ghys", "Ghys, Étienne")]
    [InlineData("{\\O}ystein Ore", "Ore, Øystein")]
    [InlineData("Karel \\v{C}apek", "Čapek, Karel")]
    [InlineData("Paul Erd{\\H o}s", "Erdős, Paul")]
    [InlineData("Knuth, D.~E.", "Knuth, D. E.")]
    [InlineData("H\\`an Th\\^e\\llap{\\raise 0.5ex\\hbox{\\'{\\relax}}} Th\\`anh", "Thành, Hàn Thê'")]
    [InlineData("jean dupont", "jean dupont")]
    [InlineData("Jean-Paul Sartre", "Sartre, Jean-Paul")]
    [InlineData("{\\relax von} Neumann", "von Neumann")]
    [InlineData("王 小明", "王 小明")]
    [InlineData("von der Leyen, Ursula", "von der Leyen, Ursula")]
    [InlineData("King, Martin Luther, Jr.", "King, Martin Luther, Jr.")]
    [InlineData("family=Smith, given=John, prefix=von", "von Smith, John")]
    [InlineData("given = {John}, given-i=J, family={Smith and Sons, Inc.}, suffix=Jr., useprefix=true", "Smith and Sons, Inc., John, Jr.")]
    [InlineData("prefix=d', family=Ormesson, given=Jean", "d'Ormesson, Jean")]
    [InlineData("\"family={M{\\\"u}ller}\", given=Jo", "Müller, Jo")]
    [InlineData("given=Madonna", "Madonna")]
    [InlineData("{others}", "others")]
    [InlineData("Ann Author\\", "Author\\, Ann")]
    public void Read_OneName_IsFamilyNameFirst(string source, string name) => BibTexNames.Read(source, out _, out _).Should().Equal(name);

    [Fact]
    public void Read_List_IsCutAtAndOutsideOfBraces()
    {
        BibTexNames.Read("A. Anders AND\n  {Smith and Wesson} and\tBob and Sandra Landers", out var hasOthers, out var fault)
            .Should().Equal("Anders, A.", "Smith and Wesson", "Bob", "Landers, Sandra");
        hasOthers.Should().BeFalse();
        fault.Should().BeNull();
    }

    [Theory]
    [InlineData("Leslie Lamport and others")]
    [InlineData("Leslie Lamport AND Others")]
    [InlineData("Lamport, L. and et al.")]
    [InlineData("Lamport, L. and et al")]
    [InlineData("Lamport, L. and {et al.}")]
    [InlineData("Lamport, L. and {\\em et~al.}")]
    [InlineData("Lamport, L. et al.")]
    [InlineData("Lamport, L., et al")]
    [InlineData("L. Lamport et al.")]
    [InlineData("L.~Lamport~et~al.")]
    [InlineData("L. Lamport \\emph{et al.}")]
    [InlineData("L. Lamport {\\it et al.}")]
    [InlineData("family=Lamport, given=L. et al.")]
    public void Read_Others_NamesNobodyCalledSo(string source)
    {
        BibTexNames.Read(source, out var hasOthers, out _).Should().ContainSingle().Which.Should().StartWith("Lamport, L").And.NotContainAny("et", "al", "thers");
        hasOthers.Should().BeTrue();
    }

    [Fact]
    public void Read_EtAlBehindTheLastOfAList_IsNoPartOfTheName()
    {
        BibTexNames.Read("Zhang, X. and Li, Y. et al.", out var hasOthers, out _).Should().Equal("Zhang, X.", "Li, Y.");
        hasOthers.Should().BeTrue();
        BibTexNames.Read("{Atlas Collaboration et al.}", out hasOthers, out _).Should().Equal("Atlas Collaboration");
        hasOthers.Should().BeTrue();
    }

    [Theory]
    [InlineData("Metal, Al")]
    [InlineData("Jane et {al.}")]
    [InlineData("Chaletal")]
    [InlineData("{and others}")]
    public void Read_WhatOnlyLooksLikeOthers_IsAName(string source)
    {
        BibTexNames.Read(source, out var hasOthers, out _).Should().ContainSingle();
        hasOthers.Should().BeFalse();
    }

    [Theory]
    [InlineData("X. Zhang, A. B. Li", "Zhang, X.|Li, A. B.")]
    [InlineData("X. Y. Zhang, A.-B. van Li, C. D. Wang", "Zhang, X. Y.|van Li, A.-B.|Wang, C. D.")]
    [InlineData("Smith, J., Doe, J. A., O'Neil, K.-L.", "Smith, J.|Doe, J. A.|O'Neil, K.-L.")]
    [InlineData("Smith, J., Doe, J. A., \\& de la Cruz, K.", "Smith, J.|Doe, J. A.|de la Cruz, K.")]
    [InlineData("J. Smith & K. Doe", "Smith, J.|Doe, K.")]
    [InlineData("Smith, John; Doe, Jane;", "Smith, John|Doe, Jane")]
    [InlineData("John Smith; Jane Doe", "Smith, John|Doe, Jane")]
    public void Read_SeveralNamesInOne_AreTakenOneByOneWhereItIsCertain(string source, string names)
    {
        string.Join('|', BibTexNames.Read(source, out _, out var fault)).Should().Be(names);
        fault.Should().Contain("'and'");
    }

    [Theory]
    [InlineData("Smith, John, Doe, Jane", "Smith, John, Doe, Jane")]
    [InlineData("John Smith, Jane Doe, Bob Roe", "John Smith, Jane Doe, Bob Roe")]
    [InlineData("Zhang, Li, Wang", "Zhang, Li, Wang")]
    [InlineData("Smith \\& Wesson", "Smith & Wesson")]
    [InlineData("John Smith; editor", "John Smith; editor")]
    public void Read_SeveralNamesInOne_KeepsTheTextAndSaysSo(string source, string text)
    {
        BibTexNames.Read(source, out _, out var fault).Should().Equal(text);
        fault.Should().Contain("'and'");
    }

    [Theory]
    [InlineData("{Smith \\& Wesson}")]
    [InlineData("{A; B}")]
    [InlineData("AT\\&T")]
    [InlineData("M&uuml;ller, X.")]
    [InlineData("Plato;")]
    [InlineData("Garc\\'ia M\\'arquez, Gabriel Jos\\'e")]
    [InlineData("Smith, Ph.D., John")]
    [InlineData("Smith, OSB, John")]
    [InlineData("St. John, J. R.")]
    public void Read_OneName_IsNoList(string source)
    {
        BibTexNames.Read(source, out _, out var fault).Should().ContainSingle();
        fault.Should().BeNull();
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("and")]
    [InlineData("and and and")]
    [InlineData("{}")]
    public void Read_NoName_IsEmpty(string source) => BibTexNames.Read(source, out _, out _).Should().BeEmpty();
}
