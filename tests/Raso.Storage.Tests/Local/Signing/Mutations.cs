using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Raso.Storage.Local.Signing;

/// <summary>Changes one thing of a request: what an attacker tries, and what chance does.</summary>
internal static partial class Mutations
{
    private const string Alphabet = "/?&=%#;:+._-~ \0\r\n\u00e9aAzZ019,@*'\"\\";
    private static readonly string[] Methods = ["GET", "PUT", "DELETE", "POST", "PATCH", "OPTIONS", "get", "Put", "delete", "", " GET", "GET\0"];
    private static readonly string[] Types = ["text/plain", "text/html", "TEXT/PLAIN", "video/mp4", "video/mp4 ", "", "a/b, text/plain"];

    private static readonly Func<Random, string, string>[] OfTarget =
    [
        FlipBit,
        (random, text) => Splice(text, random.Next(text.Length), 1, Any(random, Alphabet)),
        (random, text) => Splice(text, random.Next(text.Length + 1), 0, Any(random, Alphabet)),
        (random, text) => Splice(text, random.Next(text.Length), 1, ""),
        (random, text) => text[..random.Next(text.Length)],
        SwapCase,
        EncodeOne,
        (random, text) => ReplaceOne(random, text, Escape(), found => Uri.UnescapeDataString(found.Value)),
        (random, text) => ReplaceOne(random, text, Escape(), found => found.Value.ToLowerInvariant()),
        (random, text) => ReplaceOne(random, text, Escape(), found => "%25" + found.Value[1..]),
        (_, text) => text.Replace("%20", "+", StringComparison.Ordinal),
        (random, text) => ReplaceOne(random, text, Expiry(), found => ChangeNumber(random, found.Value)),
        (random, text) => ReplaceOne(random, text, KeyName(), _ => Any(random, ["k1", "k2", "K1", "k3", ""])),
        (random, text) => ReplaceOne(random, text, MethodName(), _ => Any(random, ["GET", "PUT", "DELETE", "HEAD", "get", "0"])),
        (random, text) => ReplaceOne(random, text, LastOfSignature(), found => Any(random, [found.Value + "=", found.Value + "A", "", SameBits(found.Value)])),
        (random, text) => ReplaceOne(random, text, Slash(), _ => Any(random, ["//", "/./", "/../", "/%2e%2e/", "%2F", "\\", "/;a/", "/.raso/"])),
        ChangeParameters,
        (random, text) => text + Any(random, ["&", "&x=1", "&raso-method=GET", "&raso-type=text%2Fplain", "#a", "?", "/"]),
        (random, text) => Any(random, ["https://files.example.org", "//files.example.org", "/disk", "/", "%2F"]) + text,
        (_, text) => text.Replace("/disk/", "/Disk/", StringComparison.Ordinal),
        (_, text) => text.Replace("%C3%A9", "e%CC%81", StringComparison.Ordinal),
    ];

    public static SentRequest Change(Random random, SentRequest signed, SentRequest other)
    {
        var way = random.Next(OfTarget.Length + 6);
        return way < OfTarget.Length
            ? signed with { Target = OfTarget[way](random, signed.Target) }
            : (way - OfTarget.Length) switch
            {
                0 => signed with { Method = Any(random, Methods) },
                1 => signed.BindsContentType ? signed with { ContentType = random.Next(4) == 0 ? null : Any(random, Types) } : signed,
                2 => signed with { Target = Mix(random, signed.Target, other.Target) },
                3 => ChangeMethod(signed, Any(random, ["GET", "PUT", "DELETE"])),
                4 => signed.BindsContentType ? ChangeContentType(signed, Any(random, Types)) : signed,
                // A whole other URL under this method and type; allowed only where it was signed for them.
                _ => other.Method == signed.Method && !other.BindsContentType ? signed : signed with { Target = other.Target },
            };
    }

    /// <summary>Changes the method in the URL and in the request alike.</summary>
    private static SentRequest ChangeMethod(SentRequest signed, string method) =>
        signed with { Method = method, Target = MethodName().Replace(signed.Target, method) };

    /// <summary>Changes the content type in the URL and in the request alike.</summary>
    private static SentRequest ChangeContentType(SentRequest signed, string type) =>
        signed with { ContentType = type, Target = TypeName().Replace(signed.Target, Uri.EscapeDataString(type)) };

    private static string FlipBit(Random random, string text)
    {
        var at = random.Next(text.Length);
        return Splice(text, at, 1, ((char)(text[at] ^ (1 << random.Next(8)))).ToString());
    }

    private static string SwapCase(Random random, string text)
    {
        var at = random.Next(text.Length);
        return Splice(text, at, 1, (char.IsLower(text[at]) ? char.ToUpperInvariant(text[at]) : char.ToLowerInvariant(text[at])).ToString());
    }

    private static string EncodeOne(Random random, string text)
    {
        var at = random.Next(text.Length);
        return Splice(text, at, 1, $"%{(int)text[at]:X2}");
    }

    private static string ChangeNumber(Random random, string number) => random.Next(5) switch
    {
        0 => "0" + number,
        1 => "+" + number,
        2 => number + ".0",
        3 => Any(random, ["", "-1", "0", "9999999999999999999", "253402300799"]),
        _ => (long.Parse(number, CultureInfo.InvariantCulture) + random.Next(-100_000, 100_000)).ToString(CultureInfo.InvariantCulture),
    };

    /// <summary>Gives the character of Base64 that differs in bits which a signature does not use.</summary>
    private static string SameBits(string last)
    {
        const string Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
        return Digits[Digits.IndexOf(last, StringComparison.Ordinal) ^ 1].ToString();
    }

    private static string ChangeParameters(Random random, string text)
    {
        var question = text.IndexOf('?', StringComparison.Ordinal);
        var parameters = text[(question + 1)..].Split('&').ToList();
        var (i, j) = (random.Next(parameters.Count), random.Next(parameters.Count));
        switch (random.Next(4))
        {
            case 0:
                parameters.RemoveAt(i);
                break;
            case 1:
                parameters.Insert(j, parameters[i]);
                break;
            case 2:
                (parameters[i], parameters[j]) = (parameters[j], parameters[i]);
                break;
            default:
                var (one, two) = (parameters[i].Split('=', 2), parameters[j].Split('=', 2));
                (parameters[i], parameters[j]) = ($"{one[0]}={two[1]}", $"{two[0]}={one[1]}");
                break;
        }

        return $"{text[..question]}?{string.Join('&', parameters)}";
    }

    /// <summary>Puts a part of one URL into another: its path, or one of its parameters.</summary>
    private static string Mix(Random random, string text, string other)
    {
        var parts = text.Split('?', '&');
        var others = other.Split('?', '&');
        var at = random.Next(Math.Min(parts.Length, others.Length));
        parts[at] = others[at];
        return $"{parts[0]}?{string.Join('&', parts[1..])}";
    }

    private static string ReplaceOne(Random random, string text, Regex pattern, MatchEvaluator change)
    {
        var found = pattern.Matches(text);
        if (found.Count == 0)
        {
            return text;
        }

        var one = found[random.Next(found.Count)];
        return Splice(text, one.Index, one.Length, change(one));
    }

    private static string Splice(string text, int at, int length, string inserted) =>
        new StringBuilder(text).Remove(at, length).Insert(at, inserted).ToString();

    private static string Any(Random random, string characters) => characters[random.Next(characters.Length)].ToString();

    private static string Any(Random random, string[] values) => values[random.Next(values.Length)];

    [GeneratedRegex("%[0-9A-F]{2}")]
    private static partial Regex Escape();

    [GeneratedRegex("(?<=raso-expires=)[0-9]+")]
    private static partial Regex Expiry();

    [GeneratedRegex("(?<=raso-key=)[^&]+")]
    private static partial Regex KeyName();

    [GeneratedRegex("(?<=raso-method=)[A-Z]+")]
    private static partial Regex MethodName();

    [GeneratedRegex("(?<=raso-type=)[^&]+")]
    private static partial Regex TypeName();

    [GeneratedRegex(".$")]
    private static partial Regex LastOfSignature();

    [GeneratedRegex("(?<!^)/")]
    private static partial Regex Slash();
}
