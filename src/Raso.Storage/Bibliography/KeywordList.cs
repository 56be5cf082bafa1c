namespace Raso.Storage.Bibliography;

/// <summary>Keywords in one text: between semicolons, or between commas where there is no semicolon.</summary>
internal static class KeywordList
{
    /// <summary>Gives the pieces as they are written, blanks included.</summary>
    public static List<string> Split(string list, bool bracesProtect)
    {
        var semicolons = Positions(list, ';', bracesProtect);
        var cuts = semicolons.Count > 0 ? semicolons : Positions(list, ',', bracesProtect);
        var pieces = new List<string>();
        var start = 0;
        foreach (var cut in cuts)
        {
            pieces.Add(list[start..cut]);
            start = cut + 1;
        }

        pieces.Add(list[start..]);
        return pieces;
    }

    private static List<int> Positions(string list, char sign, bool bracesProtect)
    {
        var positions = new List<int>();
        var depth = 0;
        for (var at = 0; at < list.Length; at++)
        {
            switch (list[at])
            {
                case '\\' when bracesProtect:
                    at++;
                    break;
                case '{' when bracesProtect:
                    depth++;
                    break;
                case '}' when bracesProtect:
                    depth--;
                    break;
                case var character when character == sign && depth <= 0:
                    positions.Add(at);
                    break;
            }
        }

        return positions;
    }
}
