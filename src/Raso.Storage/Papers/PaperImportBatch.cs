using Raso.Storage.Catalog;

namespace Raso.Storage.Papers;

/// <summary>Records that one transaction writes: bounded in number and size, and no two with the same id, DOI or folder.</summary>
internal sealed class PaperImportBatch(int maxRows)
{
    // 8 MB in memory; the database's own buffers are as large again. Each batch ends in a commit, for which the server stands still.
    private const int MaxCharacters = 4_000_000;

    private readonly List<PaperImportRow> _rows = [];
    private readonly List<long> _indexes = [];
    private readonly HashSet<Guid> _ids = [];
    private readonly HashSet<string> _dois = new(StringComparer.Ordinal);
    private readonly HashSet<string> _folders = new(StringComparer.Ordinal);
    private int _characters;

    public IReadOnlyList<PaperImportRow> Rows => _rows;

    /// <summary>Gets the places of the rows among the records.</summary>
    public IReadOnlyList<long> Indexes => _indexes;

    /// <summary>Tells whether a record must go into a batch after this one.</summary>
    public bool IsClosedFor(PaperImportRow row) =>
        _rows.Count > 0
        && (_rows.Count >= maxRows
            || _characters + SizeOf(row.Paper) > MaxCharacters
            || _ids.Contains(row.Id)
            || (row.Paper.Doi is { } doi && _dois.Contains(doi))
            || _folders.Contains(row.Folder));

    /// <summary>Finds the place of the record here that is the same paper.</summary>
    public long? IndexOfSame(PaperImportRow row)
    {
        if (!_ids.Contains(row.Id) && (row.Paper.Doi is not { } doi || !_dois.Contains(doi)))
        {
            return null;
        }

        return _indexes[_rows.FindIndex(other => other.Id == row.Id || (other.Paper.Doi is { } known && known == row.Paper.Doi))];
    }

    public void Add(PaperImportRow row, long index)
    {
        _rows.Add(row);
        _indexes.Add(index);
        _ids.Add(row.Id);
        _folders.Add(row.Folder);
        if (row.Paper.Doi is { } doi)
        {
            _dois.Add(doi);
        }

        _characters += SizeOf(row.Paper);
    }

    private static int SizeOf(NewPaper paper) =>
        paper.Title.Length + (paper.Abstract?.Length ?? 0) + paper.Authors.Sum(author => author.Length) + paper.Keywords.Sum(keyword => keyword.Length);
}
