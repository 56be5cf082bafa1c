using System.Collections.Frozen;

namespace Raso.Storage.Bibliography;

/// <summary>What LaTeX's commands of text stand for.</summary>
internal static class LatexSymbols
{
    // Commands that stand for characters or words: name and text, one after another.
    private const string Table =
        """
        ss ß SS ẞ o ø O Ø l ł L Ł ae æ AE Æ oe œ OE Œ aa å AA Å i ı j ȷ dh ð DH Ð th þ TH Þ dj đ DJ Đ ng ŋ NG Ŋ ij ĳ IJ Ĳ textbackslash \ textbraceleft {
        textbraceright } lbrace { rbrace } backslash \ bs \ textasciitilde ~ textasciicircum ^ textasciigrave ` textquotesingle ' textquotedbl " textunderscore _
        textdollar $ textbar | textless < textgreater > textasteriskcentered ∗ slash / textquoteleft ‘ textquoteright ’ textquotedblleft “ textquotedblright ” lq ‘
        rq ’ quotedblbase „ quotesinglbase ‚ guillemotleft « guillemotright » guilsinglleft ‹ guilsinglright › flqq « frqq » glqq „ grqq “ glq ‚ grq ‘ flq ‹ frq ›
        textendash – textemdash — Dash — emdash — endash – dash – hyphen - ldots … dots … textellipsis … textbullet • textperiodcentered · textvisiblespace ␣ S § P ¶
        textsection § textparagraph ¶ pounds £ textsterling £ euro € texteuro € textcent ¢ textyen ¥ copyright © textcopyright © textregistered ® registered ® reg ®
        texttrademark ™ trademark ™ TM ™ dag † ddag ‡ textdagger † textdaggerdbl ‡ textdegree ° degree ° textmu µ textonehalf ½ textonequarter ¼ textthreequarters ¾
        textordfeminine ª textordmasculine º textexclamdown ¡ textquestiondown ¿ textnumero № cprime ʹ cdprime ʺ TeX TeX LaTeX LaTeX LaTeXe LaTeX2ε BibTeX BibTeX
        ConTeXt ConTeXt MF METAFONT MP MetaPost AmS AMS AmSTeX AMS-TeX AmSLaTeX AMS-LaTeX SLiTeX SLiTeX PS PostScript TUB TUGboat Xy Xy eTeX ε-TeX
        """;

    private static readonly string[] Blanks = ["space", "nobreakspace", "thinspace", "enspace", "quad", "qquad"];
    private static readonly FrozenDictionary<string, string> Texts = LatexTable.Pairs(Table).Concat(Blanks.Select(name => KeyValuePair.Create(name, " "))).ToFrozenDictionary();

    // Commands that change how text looks or breaks, and nothing of what it says.
    private static readonly FrozenSet<string> Switches = FrozenSet.ToFrozenSet(
    [
        "em", "it", "bf", "sl", "sc", "tt", "rm", "sf", "cal", "mit", "up", "md", "bfseries", "mdseries", "itshape", "slshape", "scshape", "upshape", "rmfamily", "sffamily", "ttfamily",
        "normalfont", "tiny", "scriptsize", "footnotesize", "small", "normalsize", "large", "Large", "LARGE", "huge", "Huge", "ssf", "smc", "slc", "sltt",
        "protect", "relax", "null", "break", "nobreak", "allowbreak", "linebreak", "nolinebreak", "newblock", "noindent", "leavevmode", "unskip", "ignorespaces", "hfil", "hfill",
        "displaystyle", "textstyle", "boldmath", "limits", "nolimits", "left", "right", "big", "bigg", "Big", "Bigg", "makeatletter", "makeatother", "begingroup", "endgroup", "textcompwordmark",
    ]);

    // Commands whose first argument says nothing that is read.
    private static readonly FrozenSet<string> SkippingArgument = FrozenSet.ToFrozenSet(
        ["noopsort", "SortNoop", "noop", "hspace", "vspace", "label", "index", "phantom", "hphantom", "vphantom", "raisebox", "textcolor", "color", "href", "foreignlanguage", "selectlanguage", "begin", "end"]);

    private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> TextLookup = Texts.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SwitchLookup = Switches.GetAlternateLookup<ReadOnlySpan<char>>();
    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> SkippingLookup = SkippingArgument.GetAlternateLookup<ReadOnlySpan<char>>();

    public static string? Text(ReadOnlySpan<char> command) => TextLookup.TryGetValue(command, out var text) ? text : null;

    /// <summary>Tells whether a length follows a command.</summary>
    public static bool SkipsLength(ReadOnlySpan<char> command) => command is "kern" or "raise" or "lower" or "hskip" or "vskip" or "moveleft" or "moveright";

    public static bool IsSwitch(ReadOnlySpan<char> command) => SwitchLookup.Contains(command);

    public static bool SkipsArgument(ReadOnlySpan<char> command) => SkippingLookup.Contains(command);
}
