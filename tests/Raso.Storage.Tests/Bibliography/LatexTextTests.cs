using Raso.Storage.Bibliography;

namespace Raso.Storage.Tests.Bibliography;

public sealed class LatexTextTests
{
    [Theory]
    [InlineData(@"\'e \`a \^o \~n \=u \.z", "é à ô ñ ū ż")]
    [InlineData(@"\'{e} {\'e} {\'{e}} \' e", "é é é é")]
    [InlineData(@"\""{o}\""u{\""A}", "öüÄ")]
    [InlineData(@"\^{\i} {\'\i} \'{\i}n \""\i", "î í ín ï")]
    [InlineData(@"\v{c}\v Z {\v s}", "čŽ š")]
    [InlineData(@"\c{c}\c S \k{a}\k e", "çŞ ąę")]
    [InlineData(@"\H{o}\H u \u{g}\r{a}\r u", "őű ğåů")]
    [InlineData(@"\d{s}\b{d}\t{oo}", "ṣḏo͡o")]
    [InlineData(@"\'{\^e} \'{\""{u}}", "ế ǘ")]
    [InlineData(@"\~{} \^{} \'{}", "~ ^ '")]
    [InlineData(@"Stra\ss e Gau{\ss} \o re \O{}re \l\L \ae\AE\oe\OE \aa\AA \dh\DH\th\TH \dj\DJ \ng", "Straße Gauß øre Øre łŁæÆœŒåÅðÐþÞđĐŋ")]
    [InlineData(@"\i\j", "ıȷ")]
    [InlineData("pages 1--2 --- and - one ----", "pages 1–2 — and - one ----")]
    [InlineData("D.~E. Knuth", "D. E. Knuth")]
    [InlineData(@"\& \% \$ \# \_ \{ \}", "& % $ # _ { }")]
    [InlineData("``quoted'' `single' don't", "“quoted” ‘single’ don't")]
    [InlineData("?`Qu\\'e? !`Hola!", "¿Qué? ¡Hola!")]
    [InlineData(@"\textit{a} \emph{b} \textsc{c} {\em d} {\bf{}e} \textbf{\textit{f}}", "a b c d e f")]
    [InlineData(@"The {\TeX}book, \LaTeX{} and \BibTeX", "The TeXbook, LaTeX and BibTeX")]
    [InlineData(@"$\alpha$-helix, $\beta\Gamma$, $ \Omega $Times", "α-helix, βΓ, ΩTimes")]
    [InlineData(@"H$_2$O, CO$_{2}$, x$^{10}$, 5$^{th}$, $10^{-3}$", "H₂O, CO₂, x¹⁰, 5th, 10⁻³")]
    [InlineData(@"$O(n \log n)$, $a \le b$, $\mathbb{R}^n$, \(x\)", "O(n log n), a ≤ b, ℝⁿ, x")]
    [InlineData(@"$\frac{a}{b}$ and $x^{2^y}$", @"$\frac{a}{b}$ and $x^{2^y}$")]
    [InlineData(@"costs \$5 or 5$", "costs $5 or 5$")]
    [InlineData(@"\unknown{kept} \Logo{} \Logo", "kept Logo Logo")]
    [InlineData(@"{\noopsort{1973a}}1973 \url{http://x/} \verb|a_b|", "1973 http://x/ a_b")]
    [InlineData(@"\ldots{} \copyright{} \S 5 \pounds 3 \texttrademark", "… © §5 £3 ™")]
    [InlineData("  a\n   b\t c  ", "a b c")]
    [InlineData(@"a\ \ b\,c a\/b a\-b", "a  b c ab ab")]
    [InlineData(@"\symbol{65}\char66", "AB")]
    [InlineData(@"trailing\", @"trailing\")]
    [InlineData("{{{deep}}}", "deep")]
    [InlineData("Åström", "Åström")]
    public void Line_OfLatex_IsUnicode(string source, string text) => LatexText.Line(source).Should().Be(text);

    [Fact]
    public void Line_WithCombiningMarks_IsComposed() => LatexText.Line("Ange\u0301lique").Should().Be("Angélique");

    [Fact]
    public void Prose_WithBlankLines_HasParagraphs() =>
        LatexText.Prose("  First line\n  goes on.\n\n  Second\\\\ third \\par Fourth.\n\n ").Should().Be("First line goes on.\n\nSecond\nthird\n\nFourth.");

    [Theory]
    [InlineData("\\'{", 200_000)]
    [InlineData("{", 200_000)]
    [InlineData("\\(", 200_000)]
    [InlineData("$$", 200_001)]
    [InlineData("\\'\\'", 200_000)]
    [InlineData("\\textcolor{", 100_000)]
    [InlineData("`", 200_000)]
    public void Line_OfVeryManyOpenings_Ends(string opening, int count) =>
        FluentActions.Invoking(() => LatexText.Line(string.Concat(Enumerable.Repeat(opening, count)))).Should().NotThrow();
}
