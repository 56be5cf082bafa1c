using System.Text;
using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Searching papers: what a word is, and which words are the same.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class PaperWordsConformance<THarness> : PaperSearchTopic<THarness>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Words that look like operators, or are numbers, are words.</summary>
    /// <param name="word">The word.</param>
    [Theory]
    [InlineData("near")]
    [InlineData("2017")]
    [InlineData("gpt4")]
    [InlineData("rank")]
    [InlineData("null")]
    [InlineData("match")]
    public async Task Rank_AnyWord_IsAWord(string word)
    {
        var paper = await AddTitleAsync($"About {word} things");
        await AddTitleAsync("Nothing");

        AssertSame([paper], await RankAsync(Words(word)));
    }

    /// <summary>Signs end a word: dots, slashes, hyphens and the like.</summary>
    /// <param name="title">The title.</param>
    /// <param name="word">A word of it.</param>
    [Theory]
    [InlineData("Transfer-learning", "learning")]
    [InlineData("see https://arxiv.org/abs/1706.03762", "1706")]
    [InlineData("see https://arxiv.org/abs/1706.03762", "arxiv")]
    [InlineData("Mail to someone@example.org", "example")]
    [InlineData("Sizes of -5 and 3.14", "14")]
    [InlineData("Sizes of -5 and 3.14", "5")]
    [InlineData("C++/CLI", "cli")]
    [InlineData("under_scored", "scored")]
    [InlineData("«Kernel» “methods”", "kernel")]
    [InlineData("«Kernel» “methods”", "methods")]
    [InlineData("O'Reilly", "reilly")]
    public async Task Rank_Signs_EndWords(string title, string word)
    {
        var paper = await AddTitleAsync(title);

        AssertSame([paper], await RankAsync(Words(word)));
    }

    /// <summary>Case and the accents of Latin letters do not matter, in any script's case; the accents of other scripts do.</summary>
    /// <param name="title">The title.</param>
    /// <param name="word">The word, folded.</param>
    /// <param name="isFound">Whether it must be found.</param>
    [Theory]
    [InlineData("ÉLODIE", "elodie", true)]
    [InlineData("Müller", "muller", true)]
    [InlineData("Dvořák", "dvorak", true)]
    [InlineData("Nguyễn", "nguyen", true)]
    [InlineData("Ångström", "angstrom", true)]
    [InlineData("e\u0301lodie", "elodie", true)]
    [InlineData("ΑΘΗΝΑ", "αθηνα", true)]
    [InlineData("МОСКВА", "москва", true)]
    [InlineData("деревня чай", "чаи", false)]
    [InlineData("深度学习", "深度学习", true)]
    [InlineData("Straße", "straße", true)]
    [InlineData("Łukasz", "łukasz", true)]
    public async Task Rank_CaseAndAccents_AreFoldedAlike(string title, string word, bool isFound)
    {
        var paper = await AddTitleAsync(title);

        AssertSame(isFound ? [paper] : [], await RankAsync(Words(word)));
    }

    /// <summary>Each letter of the Latin blocks that is a plain letter with accents is found by that letter; but for U+01E0 and U+01E1, which SQLite's tokenizer does not know.</summary>
    [Fact]
    public async Task Rank_EveryAccentedLatinLetter_IsFoundByItsPlainOne()
    {
        var letters = Enumerable.Range(0xC0, 0x1F00 - 0xC0).Select(code => (char)code)
            .Where(letter => letter is not ('\u01E0' or '\u01E1') && char.IsLetter(letter) && SearchWords.Fold($"{letter}") is [var plain] && char.IsAsciiLetter(plain)).ToList();
        var missed = new List<char>();
        foreach (var part in letters.Chunk(100))
        {
            var paper = await AddPaperAsync(SamplePapers.Plain with { Abstract = string.Join(' ', part.Select(letter => $"zq{letter}{(int)letter}")) });
            foreach (var letter in part)
            {
                var found = await RankAsync(Words($"zq{SearchWords.Fold($"{letter}")}{(int)letter}"));
                if (!found.SequenceEqual([paper.Id]))
                {
                    missed.Add(letter);
                }
            }
        }

        Assert.True(letters.Count > 400, $"Only {letters.Count} letters were tried.");
        Assert.True(missed.Count == 0, $"Not found: {string.Join(' ', missed.Select(letter => $"{letter} (U+{(int)letter:X4})"))}");
    }

    /// <summary>Marks are part of words, in scripts that write their vowels with them above all; no part of such a word is a word.</summary>
    /// <param name="title">The title.</param>
    /// <param name="text">What is looked for.</param>
    /// <param name="isFound">Whether it must be found.</param>
    [Theory]
    [InlineData("Bo\u0338rre", "Bo\u0338rre", true)]
    [InlineData("Bo\u0338rre", "bo", false)]
    [InlineData("Bo\u0338rre", "rre", false)]
    [InlineData("Bo\u0338rre", "borre", false)]
    [InlineData("हिन्दी भाषा", "हिन्दी", true)]
    [InlineData("हिन्दी भाषा", "भाषा", true)]
    [InlineData("हिन्दी भाषा", "हिन", false)]
    [InlineData("हिन्दी भाषा", "दी", false)]
    [InlineData("শিক্ষা", "শিক্ষা", true)]
    [InlineData("শিক্ষা", "শিক", false)]
    [InlineData("தமிழ்", "தமிழ்", true)]
    [InlineData("தமிழ்", "தம", false)]
    [InlineData("ภาษาไทย", "ภาษาไทย", true)]
    [InlineData("שָׁלוֹם", "שָׁלוֹם", true)]
    [InlineData("שָׁלוֹם", "ש", false)]
    [InlineData("深層学習", "深層", false)]
    public async Task Rank_Marks_ArePartsOfWords(string title, string text, bool isFound)
    {
        var paper = await AddTitleAsync(title);

        AssertSame(isFound ? [paper] : [], await RankAsync(Words([.. SearchWords.Of(text)])));
    }

    /// <summary>Superscripts, subscripts, ligatures and full-width letters are found as they are typed, and soft hyphens and joiners are nothing.</summary>
    /// <param name="title">The title.</param>
    /// <param name="word">A word of it, as it is typed.</param>
    /// <param name="isFound">Whether it must be found.</param>
    [Theory]
    [InlineData("CO₂ in H₂O at 10⁵ Pa", "co2", true)]
    [InlineData("CO₂ in H₂O at 10⁵ Pa", "h2o", true)]
    [InlineData("CO₂ in H₂O at 10⁵ Pa", "105", true)]
    [InlineData("CO₂ in H₂O at 10⁵ Pa", "co", false)]
    [InlineData("Ca²⁺ and E=mc²", "ca2", true)]
    [InlineData("Ca²⁺ and E=mc²", "mc2", true)]
    [InlineData("Sets that are ﬁnite, a ﬂow, an eﬃcient oﬀer, baﬄed", "finite", true)]
    [InlineData("Sets that are ﬁnite, a ﬂow, an eﬃcient oﬀer, baﬄed", "flow", true)]
    [InlineData("Sets that are ﬁnite, a ﬂow, an eﬃcient oﬀer, baﬄed", "efficient", true)]
    [InlineData("Sets that are ﬁnite, a ﬂow, an eﬃcient oﬀer, baﬄed", "offer", true)]
    [InlineData("Sets that are ﬁnite, a ﬂow, an eﬃcient oﬀer, baﬄed", "baffled", true)]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ（１２）", "full", true)]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ（１２）", "width", true)]
    [InlineData("ＦＵＬＬ　ｗｉｄｔｈ（１２）", "12", true)]
    [InlineData("To co\u00ADop\u00ADer\u00ADate", "cooperate", true)]
    [InlineData("To co\u00ADop\u00ADer\u00ADate", "co", false)]
    [InlineData("می\u200Cخواهم", "میخواهم", true)]
    [InlineData("One\u200Btwo", "two", true)]
    public async Task Rank_SignsThatNobodyTypes_AreFoldedAlike(string title, string word, bool isFound)
    {
        var inTitle = await AddTitleAsync(title);
        var inOthers = await AddPaperAsync(SamplePapers.Plain with { Authors = ["A. Author", title], Keywords = ["a", title], Abstract = title });

        AssertSame(isFound ? [inTitle, inOthers] : [], await RankAsync(Words(word)));
        AssertSame(isFound ? [inOthers] : [], await ListAsync(new PaperCriteria { Author = [word] }));
        AssertSame([inTitle, inOthers], await RankAsync(Of([[Term([.. SearchWords.Of(title)])]])));
    }

    /// <summary>Each of the signs is folded, within a word.</summary>
    [Fact]
    public async Task Rank_EverySignThatNobodyTypes_IsFoundByWhatIsTyped()
    {
        const string Signs = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉ﬀﬁﬂﬃﬄ０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ";
        var paper = await AddPaperAsync(SamplePapers.Plain with { Abstract = string.Join(' ', Signs.Select(sign => $"zq{sign}x{(int)sign}")) });
        var missed = new List<char>();
        foreach (var sign in Signs)
        {
            var typed = $"{sign}".Normalize(NormalizationForm.FormKD).ToLowerInvariant();
            Assert.True(typed.All(char.IsAsciiLetterOrDigit), $"{sign} is typed as {typed}.");
            var found = await RankAsync(Words($"zq{typed}x{(int)sign}"));
            if (!found.SequenceEqual([paper.Id]))
            {
                missed.Add(sign);
            }
        }

        Assert.True(missed.Count == 0, $"Not found: {string.Join(' ', missed)}");
    }
}
