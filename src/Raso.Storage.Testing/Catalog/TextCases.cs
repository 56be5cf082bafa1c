using System.Text;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Texts that have gone wrong in databases before, by name, so that the report of a test stays readable.</summary>
public static class TextCases
{
    private static readonly Dictionary<string, string> Texts = new(StringComparer.Ordinal)
    {
        ["quotes"] = """It's "quoted" `here` and \'there\' \\ """,
        ["SQL that drops a table"] = "Robert'); DROP TABLE papers; --",
        ["SQL that is always true"] = "' OR '1'='1' /* */ -- ;",
        ["dollar quotes and parameters"] = "$$ $1 $name$ @p0 :name ?1 {0} %s %% _",
        ["Chinese, Japanese, Korean"] = "注意力机制 — 注意がすべて — 주의가 전부",
        ["Arabic and Hebrew"] = "الانتباه هو كل ما تحتاجه — תשומת לב",
        ["Indic and Thai"] = "ध्यान ही सब कुछ है — ความสนใจคือทั้งหมด",
        ["emoji"] = "👩‍🔬🧪 🇨🇭 👍🏽 🫠",
        ["outside the basic plane"] = "𝔸𝕥𝕥𝕖𝕟𝕥𝕚𝕠𝕟 𠜎𠜱 𓀀",
        ["not composed"] = "e\u0301 a\u030a o\u0308",
        ["Turkish and sharp s"] = "İıIi ẞß ſ",
        ["space at the ends"] = "  inside  and around \t",
        ["line ends"] = "one\ntwo\r\nthree\rfour\u2028five",
        ["control characters"] = "bell\u0007 escape\u001b[31m delete\u007f unit\u001f next\u0085",
        ["noncharacters"] = "\uFEFFmark \uFFFE \uFFFF \uFFFD \U0010FFFF",
        ["JSON and XML"] = """{"a": [1, null], "b": "\u0041\n"} <b>&amp;</b> ]]>""",
        ["backslashes"] = """C:\new\table\0 \x41 \\\\ \""",
        ["array braces"] = """{NULL,"a",b} [1:2]={} ,,"" """,
        ["very long"] = MakeLong(),
    };

    /// <summary>Gets the names.</summary>
    public static TheoryData<string> Names { get; } = new(Texts.Keys);

    /// <summary>Gets a text.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The text.</returns>
    public static string Get(string name) => Texts[name];

    // A mebibyte in UTF-8, of words that do not repeat, as a full text is.
    private static string MakeLong()
    {
        var text = new StringBuilder();
        for (var number = 0; text.Length < 1 << 20; number++)
        {
            text.Append("word").Append(number).Append(' ');
        }

        return text.ToString(0, 1 << 20);
    }
}
