namespace Raso.Storage.Bibliography;

/// <summary>A name in biblatex's extended format, whose parts say what they are: <c>family=Smith, given=John, prefix=von</c>, in any order.</summary>
internal static class ExtendedName
{
    /// <summary>Reads a name, if each of its parts has a key and one of them a name.</summary>
    public static PersonName? Read(ReadOnlySpan<char> name, List<Range> parts)
    {
        if (!name.Contains('='))
        {
            return null;
        }

        var (family, given, prefix, suffix) = ("", "", "", "");
        foreach (var part in parts)
        {
            // The whole part may stand in quotes.
            var text = name[part].Trim(" \t\r\n\"");
            var sign = text.IndexOf('=');
            if (sign < 0 || !IsKey(text[..sign].TrimEnd()))
            {
                return null;
            }

            var value = LatexText.Line(text[(sign + 1)..].Trim(" \t\r\n\""));
            switch (text[..sign].TrimEnd().ToString().ToLowerInvariant())
            {
                case "family":
                    family = value;
                    break;
                case "given":
                    given = value;
                    break;
                case "prefix":
                    prefix = value;
                    break;
                case "suffix":
                    suffix = value;
                    break;
            }
        }

        return family.Length > 0 ? new PersonName(PersonName.WithParticle(prefix, family), given, suffix)
            : given.Length > 0 ? new PersonName(given)
            : null;
    }

    // Initials (given-i) and options (useprefix) are keys too.
    private static bool IsKey(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiLetter(character) && character != '-')
            {
                return false;
            }
        }

        return !text.IsEmpty;
    }
}
