using System.Text;
using System.Text.RegularExpressions;

namespace Raso.Storage.Validation;

/// <summary>Language tags of BCP 47: well-formed by the grammar of RFC 5646, section 2.1. Whether their parts are registered is not looked up.</summary>
internal static partial class LanguageTag
{
    public const int MaxLength = 35;

    // Letters are those of ASCII: without regard to case a Kelvin sign is a k, too.
    public static bool IsWellFormed(string tag) => Ascii.IsValid(tag) && WellFormed().IsMatch(tag);

    // The last two alternatives are the grandfathered tags: irregular ones, which the grammar would refuse, and regular ones.
    [GeneratedRegex(
        """
        ^(?:
            (?: [a-z]{2,3} (?: -[a-z]{3} ){0,3} | [a-z]{4} | [a-z]{5,8} )     # language, extended language
            (?: -[a-z]{4} )?                                                  # script
            (?: -[a-z]{2} | -[0-9]{3} )?                                      # region
            (?: -[a-z0-9]{5,8} | -[0-9][a-z0-9]{3} )*                         # variants
            (?: -[a-wyz0-9] (?: -[a-z0-9]{2,8} )+ )*                          # extensions
            (?: -x (?: -[a-z0-9]{1,8} )+ )?                                   # private use
          | x (?: -[a-z0-9]{1,8} )+
          | en-gb-oed | i-ami | i-bnn | i-default | i-enochian | i-hak | i-klingon | i-lux | i-mingo | i-navajo | i-pwn | i-tao | i-tay | i-tsu
          | sgn-be-fr | sgn-be-nl | sgn-ch-de
          | art-lojban | cel-gaulish | no-bok | no-nyn | zh-guoyu | zh-hakka | zh-min | zh-min-nan | zh-xiang
        )\z
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex WellFormed();
}
