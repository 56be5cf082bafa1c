using Raso.Storage.Catalog;

namespace Raso.Storage.Papers;

/// <summary>Counts what becomes of the records of one import, and tells who asked for it. Safe for use from several threads.</summary>
internal sealed class PaperImportTally(PaperImportOptions options)
{
    private readonly Lock _gate = new();
    private readonly List<PaperImportRefusal> _refusals = [];
    private long _inserted;
    private long _updated;
    private long _skipped;
    private long _refused;

    public PaperImportReport Report
    {
        get
        {
            lock (_gate)
            {
                return new PaperImportReport(Counts, [.. _refusals]);
            }
        }
    }

    private PaperImportProgress Counts => new(_inserted + _updated + _skipped + _refused, _inserted, _updated, _skipped, _refused);

    public void Refuse(long index, NewPaper? paper, string reason, IReadOnlyList<ValidationFailure> failures)
    {
        lock (_gate)
        {
            Refuse(new PaperImportRefusal(index, paper?.Title, paper?.Doi, reason, failures));
        }
    }

    /// <summary>Notes what a committed batch did.</summary>
    public void Settle(PaperImportBatch batch, IReadOnlyList<PaperImportOutcome> outcomes)
    {
        lock (_gate)
        {
            for (var i = 0; i < outcomes.Count; i++)
            {
                Settle(batch.Indexes[i], batch.Rows[i], outcomes[i]);
            }

            options.Progress?.Report(Counts);
        }
    }

    private void Settle(long index, PaperImportRow row, PaperImportOutcome outcome)
    {
        switch (outcome.State)
        {
            case PaperImportState.Inserted:
                _inserted++;
                break;
            case PaperImportState.Updated:
                _updated++;
                break;
            case PaperImportState.Known:
                _skipped++;
                break;
            case PaperImportState.IdTaken:
                Refuse(new PaperImportRefusal(index, row.Paper.Title, row.Paper.Doi, $"The paper with the id {row.Id} has another DOI; leave the id out, or choose a new one.", []));
                break;
            default:
                Refuse(new PaperImportRefusal(
                    index, row.Paper.Title, row.Paper.Doi, $"The paper {outcome.PaperId} has the folder {row.Folder}; the layout must give every paper a folder of its own.", []));
                break;
        }
    }

    private void Refuse(PaperImportRefusal refusal)
    {
        _refused++;
        options.OnRefused?.Invoke(refusal);
        if (_refusals.Count < options.MaxRefusals)
        {
            _refusals.Add(refusal);
        }
    }
}
