using System.Buffers;

namespace Raso.Storage.Bibliography;

/// <summary>Tells where an entry begins. A line that begins like an entry begins one, whatever is still open above it: so a lost brace costs one entry.</summary>
internal static class EntryStart
{
    private const int MaxType = 40;
    private const int MaxKey = 1_000;
    private static readonly SearchValues<char> KeyEnds = SearchValues.Create(" \t\r\n,{}\"#=");

    /// <summary>Tells whether a line begins with <c>@type{key,</c>, or with <c>@string{</c> and its like; null where too little of it is there.</summary>
    public static bool? AtLine(ReadOnlySpan<char> line, bool isEnd)
    {
        var at = SkipBlanks(line, 0);
        if (at == line.Length)
        {
            return Short(isEnd);
        }

        if (line[at] != '@')
        {
            return false;
        }

        var head = Head(line[at..], isEnd, out var type, out var length);
        if (head != true)
        {
            return head;
        }

        if (BibTexVocabulary.Is(type, "string") || BibTexVocabulary.Is(type, "preamble") || BibTexVocabulary.Is(type, "comment"))
        {
            return true;
        }

        at = SkipBlanks(line, at + length);
        var key = line[at..].IndexOfAny(KeyEnds);
        if (key > MaxKey || (key < 0 && line.Length - at > MaxKey))
        {
            return false;
        }

        if (key < 0)
        {
            return Short(isEnd);
        }

        var after = SkipBlanks(line, at + key);
        return after == line.Length ? Short(isEnd) : line[after] == ',';
    }

    /// <summary>Tells whether a text that begins with @ goes on with a type and an opening brace; null where too little of it is there.</summary>
    public static bool? Head(ReadOnlySpan<char> text, bool isEnd, out ReadOnlySpan<char> type, out int length)
    {
        var start = SkipBlanks(text, 1);
        var end = start;
        while (end < text.Length && end - start <= MaxType && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '-' or '_'))
        {
            end++;
        }

        type = text[start..end];
        length = end;
        if (end == text.Length)
        {
            return Short(isEnd);
        }

        if (end == start || !char.IsAsciiLetter(text[start]))
        {
            return false;
        }

        var brace = SkipWhite(text, end);
        if (brace == text.Length)
        {
            return Short(isEnd);
        }

        length = brace + 1;
        return text[brace] is '{' or '(';
    }

    /// <summary>Tells whether a text that begins with @ and has no opening brace is an entry that lost it.</summary>
    public static bool IsHeadless(ReadOnlySpan<char> text, ReadOnlySpan<char> type) =>
        BibTexVocabulary.IsStandardType(type) && text.Length > 1 + type.Length && text[1..].StartsWith(type) && char.IsWhiteSpace(text[1 + type.Length]);

    private static int SkipBlanks(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t')
        {
            at++;
        }

        return at;
    }

    private static int SkipWhite(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]))
        {
            at++;
        }

        return at;
    }

    private static bool? Short(bool isEnd) => isEnd ? false : null;
}
