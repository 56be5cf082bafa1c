using System.Globalization;
using System.Text;
using Raso.Storage.Naming;

namespace Raso.Storage.Services.Tests.Naming;

public sealed class SafeNameTests
{
    [Theory]
    [InlineData("Attention Is All You Need", "Attention_Is_All_You_Need")]
    [InlineData("  What's new?\tGPT-4: a/b \\ c  ", "Whats_new_GPT-4_ab_c")]
    [InlineData("a __ b", "a_b")]
    [InlineData("--x-- ", "x")]
    [InlineData("a\u2014b", "a-b")]
    [InlineData("../../etc/passwd", "etcpasswd")]
    [InlineData("Глубокое обучение", "Глубокое_обучение")]
    [InlineData("深度学习 的 综述", "深度学习_的_综述")]
    [InlineData("딥러닝", "딥러닝")]
    [InlineData("التعلم العميق", "التعلم_العميق")]
    [InlineData("गहन शिक्षण", "गहन_शिक्षण")]
    [InlineData("การเรียนรู้เชิงลึก", "การเรียนรู้เชิงลึก")]
    [InlineData("བོད་ཡིག", "བོད_ཡིག")]
    [InlineData("\u202Egnp.exe", "gnpexe")]
    [InlineData("a\u200Bb\uFE0Fc", "abc")]
    [InlineData("e\u0301tude", "étude")]
    [InlineData("e\u200B\u0301tude", "étude")]
    [InlineData(" \u0301a", "a")]
    [InlineData("a\uD800b", "ab")]
    [InlineData("\U0001F600", "unnamed")]
    [InlineData("", "unnamed")]
    [InlineData("???", "unnamed")]
    [InlineData("con", "con_")]
    [InlineData("Com\u00B9", "Com\u00B9_")]
    [InlineData("NUL.txt", "NULtxt")]
    [InlineData("CONSOLE", "CONSOLE")]
    public void Create_OfAnyText_KeepsWhatIsReadable(string text, string name) => SafeName.Create(text, 50).Should().Be(name);

    [Theory]
    [InlineData("LPT1.tar.gz", true)]
    [InlineData("nul .txt", true)]
    [InlineData("COM\u00B3", true)]
    [InlineData("conin$", true)]
    [InlineData("COM10", false)]
    [InlineData("COMA", false)]
    [InlineData("my.con", false)]
    public void IsReserved_OfADeviceWithAnyExtension_IsTrue(string name, bool reserved) => DeviceNames.IsReserved(name).Should().Be(reserved);

    [Fact]
    public void Create_OfALongTitle_CutsBetweenCharactersAndNotAtASeparator()
    {
        SafeName.Create(new string('a', 60), 50).Should().Be(new string('a', 50));
        SafeName.Create(new string('a', 49) + " bc", 50).Should().Be(new string('a', 49));
        // One character of three marks: whole, or not at all.
        SafeName.Create(string.Concat(Enumerable.Repeat("x\u0323\u0331\u0332", 30)), 20).Should().Be(string.Concat(Enumerable.Repeat("x\u0323\u0331\u0332", 8)));
    }

    [Fact]
    public void Create_OfLettersOutsideTheFirstPlane_StaysWithinItsBytes()
    {
        var name = SafeName.Create(string.Concat(Enumerable.Repeat("\U00020000", 60)), 50);

        Encoding.UTF8.GetByteCount(name).Should().Be(148);
    }

    [Fact]
    public void Create_OfOneLetterWithAThousandMarks_GivesWhatFits() =>
        Encoding.UTF8.GetByteCount(SafeName.Create("a" + new string('\u0323', 1000), 10)).Should().Be(29);

    [Fact]
    public void Create_OfAnEndlessText_GivesItsBeginning() => SafeName.Create(new string('a', 10_000_000), 10).Should().Be("aaaaaaaaaa");

    [Fact]
    public void Create_WithAFallbackThatIsReserved_IsNoDevice() => SafeName.Create("?", 10, "AUX").Should().Be("AUX_");

    [Fact]
    public void Create_OfItsOwnResult_ChangesNothingMore()
    {
        var texts = new RandomText(11);
        for (var i = 0; i < 20_000; i++)
        {
            var name = SafeName.Create(texts.Create(40), 50);

            SafeName.Create(name.TrimEnd('_'), 50).Should().Be(name);
            new StringInfo(name.TrimEnd('_')).LengthInTextElements.Should().BeLessThanOrEqualTo(50);
        }
    }
}
