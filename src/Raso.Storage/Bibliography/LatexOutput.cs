using System.Text;

namespace Raso.Storage.Bibliography;

/// <summary>Text that is being decoded: runs of blanks become one, none stands at an end, unless a command asked for it.</summary>
internal sealed class LatexOutput
{
    private readonly StringBuilder _text = new();
    private string _pending = "";

    public void Append(ReadOnlySpan<char> text)
    {
        if (!text.IsEmpty)
        {
            _text.Append(_pending).Append(text);
            _pending = "";
        }
    }

    /// <summary>Adds a blank that is dropped at a beginning, at an end, and behind another one.</summary>
    public void Blank()
    {
        if (_pending.Length == 0 && _text.Length > 0 && _text[^1] is not ('\n' or ' '))
        {
            _pending = " ";
        }
    }

    /// <summary>Begins a paragraph, unless nothing follows.</summary>
    public void Paragraph()
    {
        if (_text.Length > 0)
        {
            _pending = "\n\n";
        }
    }

    /// <summary>Ends a line; blanks beside it are dropped.</summary>
    public void LineEnd()
    {
        _pending = _pending == " " ? "" : _pending;
        Append("\n");
    }

    public override string ToString() => _text.ToString();
}
