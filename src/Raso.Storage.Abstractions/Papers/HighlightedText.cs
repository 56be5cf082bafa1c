using System.Net;
using System.Text;

namespace Raso.Storage.Papers;

/// <summary>A text with marked parts.</summary>
/// <param name="Text">The text, as it was written.</param>
/// <param name="Marks">The marked parts in their order, none touching another.</param>
public sealed record HighlightedText(string Text, IReadOnlyList<Range> Marks)
{
    /// <summary>Writes the text with something around each marked part, for a console for example.</summary>
    /// <param name="before">What comes before a marked part.</param>
    /// <param name="after">What comes after it.</param>
    /// <returns>The text.</returns>
    public string Mark(string before, string after) => Write(before, after, static part => part);

    /// <summary>Writes the text as HTML: everything is encoded, each marked part stands in an element.</summary>
    /// <param name="element">The element's name, for example <c>mark</c> or <c>b</c>.</param>
    /// <returns>HTML that is safe to be put between tags.</returns>
    /// <exception cref="ArgumentException">The name is not made of ASCII letters and digits.</exception>
    public string ToHtml(string element = "mark")
    {
        ArgumentException.ThrowIfNullOrEmpty(element);
        if (!element.All(char.IsAsciiLetterOrDigit))
        {
            throw new ArgumentException("The name of an element is made of ASCII letters and digits, for example mark.", nameof(element));
        }

        return Write($"<{element}>", $"</{element}>", static part => WebUtility.HtmlEncode(part));
    }

    /// <summary>Gets the text without its marks.</summary>
    /// <returns>The text.</returns>
    public override string ToString() => Text;

    private string Write(string before, string after, Func<string, string> encode)
    {
        var written = new StringBuilder(Text.Length + (Marks.Count * (before.Length + after.Length)));
        var at = 0;
        foreach (var mark in Marks)
        {
            var (start, length) = mark.GetOffsetAndLength(Text.Length);
            written.Append(encode(Text[at..start])).Append(before).Append(encode(Text.Substring(start, length))).Append(after);
            at = start + length;
        }

        return written.Append(encode(Text[at..])).ToString();
    }
}
