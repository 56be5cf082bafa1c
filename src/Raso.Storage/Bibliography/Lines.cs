namespace Raso.Storage.Bibliography;

/// <summary>Line ends of any system: LF, CR LF, CR.</summary>
internal static class Lines
{
    public static int Count(ReadOnlySpan<char> text)
    {
        var count = text.Count('\n');
        for (var next = text.IndexOf('\r'); next >= 0;)
        {
            text = text[(next + 1)..];
            if (text is not ['\n', ..])
            {
                count++;
            }

            next = text.IndexOf('\r');
        }

        return count;
    }

    public static bool IsEnd(char character) => character is '\n' or '\r';
}
