using System.Buffers;

namespace Raso.Storage.Bibliography;

/// <summary>
/// Finds where one JSON object ends, also where it is broken: a text that is not closed ends with its line, and an object within it that is no property's value begins
/// the next item. So a lost quote, bracket or brace costs one item.
/// </summary>
internal ref struct CslScanner(ReadOnlySpan<char> text)
{
    private const int MaxDepth = 4_096;
    private static readonly SearchValues<char> Structure = SearchValues.Create("{}[]\",:");
    private static readonly SearchValues<char> InText = SearchValues.Create("\"\\\r\n");
    private readonly ReadOnlySpan<char> _text = text;

    /// <summary>Gets how many characters the object has, its closing brace included.</summary>
    public int Length { get; private set; }

    /// <summary>Gets a value indicating whether the object is certainly broken.</summary>
    public bool IsBroken { get; private set; }

    /// <summary>Looks for the end; false where the text ends before it.</summary>
    public bool Find()
    {
        var open = new Stack<char>();
        var isValue = false;
        for (var at = 0; at < _text.Length; at++)
        {
            var next = _text[at..].IndexOfAny(Structure);
            if (next < 0)
            {
                return false;
            }

            at += next;
            switch (_text[at])
            {
                case '{' when !isValue && open.Count == 1:
                    return End(at, isBroken: true);
                case '{' or '[' when open.Count == MaxDepth:
                    return End(at, isBroken: true);
                case '{':
                    open.Push('{');
                    isValue = false;
                    break;
                case '[':
                    open.Push('[');
                    break;
                case '}':
                    Close(open, '{');
                    isValue = false;
                    if (open.Count == 0)
                    {
                        return End(at + 1, IsBroken);
                    }

                    break;
                case ']' when !open.Contains('['):
                    // The list that the items stand in ends before this one does.
                    return End(at, isBroken: true);
                case ']':
                    Close(open, '[');
                    isValue = false;
                    break;
                case ',':
                    isValue = false;
                    break;
                case ':':
                    isValue = true;
                    break;
                default:
                    isValue = false;
                    if (!SkipText(ref at))
                    {
                        return false;
                    }

                    break;
            }
        }

        return false;
    }

    private bool End(int length, bool isBroken)
    {
        Length = length;
        IsBroken = isBroken;
        return true;
    }

    private void Close(Stack<char> open, char bracket)
    {
        while (open.Pop() != bracket)
        {
            IsBroken = true;
        }
    }

    // From one quote to the next; a line's end is none of a text's characters.
    private bool SkipText(ref int at)
    {
        while (true)
        {
            var next = _text[(at + 1)..].IndexOfAny(InText);
            if (next < 0)
            {
                return false;
            }

            at += next + 1;
            switch (_text[at])
            {
                case '"':
                    return true;
                case '\\':
                    at++;
                    if (at >= _text.Length)
                    {
                        return false;
                    }

                    break;
                default:
                    IsBroken = true;
                    return true;
            }
        }
    }
}
