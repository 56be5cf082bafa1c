namespace Raso.Storage.Bibliography;

/// <summary>One entry: its type in lower case, its key, and those of its fields that a paper can be made from.</summary>
internal sealed class BibTexEntry(string type, string? key, long line)
{
    private readonly Dictionary<string, BibTexField> _fields = new(StringComparer.OrdinalIgnoreCase);

    public string Type => type;

    public string? Key => key;

    public long Line => line;

    /// <summary>Gets what is to be noted once the entry is whole.</summary>
    public List<(string Field, long Line, BibliographyFaultReason Reason, string Message)> Notes { get; } = [];

    /// <summary>Gets how many characters its fields have.</summary>
    public int Length { get; private set; }

    public BibTexField? this[string name] => _fields.TryGetValue(name, out var field) ? field : null;

    /// <summary>Adds a field unless the entry has it.</summary>
    public bool Add(string name, BibTexField field)
    {
        if (!_fields.TryAdd(name, field))
        {
            return false;
        }

        Length += field.Value.Length;
        return true;
    }

    public bool Has(string name) => _fields.TryGetValue(name, out var field) && !string.IsNullOrWhiteSpace(field.Value);
}
