namespace Raso.Storage.Bibliography;

/// <summary>What <c>@string</c> defines, and the months, which every BibTeX style defines. Names have no case.</summary>
internal sealed class BibTexMacros
{
    private readonly Dictionary<string, string> _values = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> _lookup;
    private readonly int _limit;
    private int _length;

    public BibTexMacros(int limit)
    {
        _limit = limit;
        _lookup = _values.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var month in PublicationDate.Months)
        {
            _values[month[..3]] = month;
        }
    }

    public bool TryGet(ReadOnlySpan<char> name, out string value)
    {
        var found = _lookup.TryGetValue(name, out var text);
        value = text ?? "";
        return found;
    }

    /// <summary>Defines a macro, or defines it anew; false where all of them together would be too long.</summary>
    public bool Define(string name, string value)
    {
        var length = _length + name.Length + value.Length - (_values.TryGetValue(name, out var old) ? name.Length + old.Length : 0);
        if (length > _limit)
        {
            return false;
        }

        _length = length;
        _values[name] = value;
        return true;
    }
}
