using System.Text;

namespace Raso.Storage.Services.Tests.Naming;

/// <summary>Texts of any script, and of what no script has; the same for the same seed.</summary>
internal sealed class RandomText(int seed)
{
    private static readonly string[] Traps =
    [
        "CON", "nul", "com1", "COM\u00B9", "LPT9", "AUX.txt", "..", ".", "/", "\\", "C:", "~", "-rf", "$(rm)", "`", "\0", "\r\n", "\u202Eexe.", "\u200B", "\u200D", "\uFEFF",
        "\uD800", "\uDC00", "e\u0301", "A\u030A", "\u212B", "\u1E9E", "\u0130", "\u0958", "\u1100\u1161\u11A8", "\U0001F468\u200D\U0001F469", "\u3164", "\uFE0F", "<b>", "?*|\"",
    ];

    // Latin, Greek, Cyrillic, Hebrew, Arabic, Devanagari, Tamil, Thai, Tibetan, Ethiopic, Hangul, Kana, Han, beyond the first plane, and anything at all.
    private static readonly (int From, int To)[] Ranges =
    [
        (0x20, 0x7E), (0xA0, 0x24F), (0x300, 0x36F), (0x370, 0x3FF), (0x400, 0x52F), (0x590, 0x5F4), (0x600, 0x6FF), (0x900, 0x97F), (0xB80, 0xBFF), (0xE00, 0xE7F),
        (0xF00, 0xFDA), (0x1200, 0x137F), (0x1100, 0x11FF), (0xAC00, 0xD7A3), (0x3041, 0x30FF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x1D400, 0x1D7FF), (0x20000, 0x2A6DF), (0x0, 0x10FFFF),
    ];

    private readonly Random _random = new(seed);

    public int Next(int count) => _random.Next(count);

    public string Create(int maxPieces)
    {
        var text = new StringBuilder();
        var range = Ranges[_random.Next(Ranges.Length)];
        for (var pieces = _random.Next(maxPieces + 1); pieces > 0; pieces--)
        {
            switch (_random.Next(20))
            {
                case 0:
                    text.Append(Traps[_random.Next(Traps.Length)]);
                    break;
                case 1 or 2 or 3:
                    text.Append(' ');
                    break;
                case 4:
                    range = Ranges[_random.Next(Ranges.Length)];
                    break;
                default:
                    var value = _random.Next(range.From, range.To + 1);
                    text.Append(Rune.IsValid(value) ? new Rune(value).ToString() : ((char)value).ToString());
                    break;
            }
        }

        return text.ToString();
    }
}
