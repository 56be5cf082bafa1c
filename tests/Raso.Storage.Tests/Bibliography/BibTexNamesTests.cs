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
    public void Read_AndOthers_NamesNobodyCalledOthers(string source)
    {
        BibTexNames.Read(source, out var hasOthers, out _).Should().Equal("Lamport, Leslie");
        hasOthers.Should().BeTrue();
    }

    [Fact]
    public void Read_ManyCommas_KeepsTheTextAndSaysSo()
    {
        BibTexNames.Read("Smith, John, Doe, Jane", out _, out var fault).Should().Equal("Smith, John, Doe, Jane");
        fault.Should().Contain("'and'");
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("and")]
    [InlineData("and and and")]
    [InlineData("{}")]
    public void Read_NoName_IsEmpty(string source) => BibTexNames.Read(source, out _, out _).Should().BeEmpty();
}
