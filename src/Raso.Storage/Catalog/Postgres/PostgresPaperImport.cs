using Npgsql;
using NpgsqlTypes;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Imports a batch of papers: straight by COPY where all are new, and by way of a temporary table where some are known.</summary>
internal sealed class PostgresPaperImport(PostgresCommands commands)
{
    // How often others may insert what was not there a statement before.
    private const int MaxRounds = 5;

    private static readonly DateOnly Epoch = new(2000, 1, 1);

    public async Task<IReadOnlyList<PaperImportOutcome>> RunAsync(IReadOnlyList<PaperImportRow> rows, bool update, CancellationToken cancellationToken)
    {
        if (rows.Count == 0)
        {
            return [];
        }

        PaperImportRow[] ordered = [.. rows.OrderBy(row => row.Paper.Doi, StringComparer.Ordinal).ThenBy(row => row.Id)];
        try
        {
            // COPY knows no ON CONFLICT. It ends with the first row that is known, so that the attempt costs little where many are.
            await commands.StepAsync(async () =>
            {
                await commands.CopyAsync(PaperImportSql.CopyDirect, (importer, token) => WriteAsync(importer, ordered, withOrdinal: false, token), cancellationToken).ConfigureAwait(false);
                return true;
            }).ConfigureAwait(false);
            return [.. rows.Select(row => new PaperImportOutcome(PaperImportState.Inserted, row.Id))];
        }
        catch (CatalogException error) when (PostgresErrors.IsTaken(error))
        {
            return await StageAsync(rows, update, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<IReadOnlyList<PaperImportOutcome>> StageAsync(IReadOnlyList<PaperImportRow> rows, bool update, CancellationToken cancellationToken)
    {
        await RunAsync(TransactionSql.NoCompilation, PaperImportSql.Stage, PaperImportSql.StageKnown, PaperImportSql.EmptyStage).ConfigureAwait(false);
        await commands.CopyAsync(PaperImportSql.CopyToStage, (importer, token) => WriteAsync(importer, rows, withOrdinal: true, token), cancellationToken).ConfigureAwait(false);
        await RunAsync(PaperImportSql.CountStage).ConfigureAwait(false);
        var outcomes = new PaperImportOutcome?[rows.Count];
        for (var round = 1; ; round++)
        {
            await SettleAsync(rows, outcomes, update, cancellationToken).ConfigureAwait(false);
            int[] rest = [.. Enumerable.Range(0, rows.Count).Where(ordinal => outcomes[ordinal] is null)];
            if (rest.Length > 0)
            {
                await ExplainAsync(rows, outcomes, rest, cancellationToken).ConfigureAwait(false);
                rest = [.. rest.Where(ordinal => outcomes[ordinal] is null)];
            }

            if (rest.Length == 0)
            {
                return [.. outcomes.Select(outcome => outcome!.Value)];
            }

            if (round == MaxRounds)
            {
                throw new CatalogException(CatalogErrorCode.Conflict, "Others insert and delete the same papers at this moment; import again.", isTransient: true);
            }

            await commands.ExecuteAsync(new NpgsqlBatchCommand(PaperImportSql.KeepRest).With("rest", rest), cancellationToken).ConfigureAwait(false);
        }

        Task<bool> RunAsync(params IReadOnlyList<string> statements) =>
            commands.RunAsync([.. statements.Select(sql => new NpgsqlBatchCommand(sql))], static (_, _) => Task.FromResult(true), cancellationToken, prepare: false);
    }

    /// <summary>Finds what is known, updates that, and inserts the others, in one round trip.</summary>
    private async Task SettleAsync(IReadOnlyList<PaperImportRow> rows, PaperImportOutcome?[] outcomes, bool update, CancellationToken cancellationToken)
    {
        string[] statements =
        [
            PaperImportSql.FindByDoi, PaperImportSql.FindById, PaperImportSql.Known, .. update ? [PaperImportSql.Update] : Array.Empty<string>(), PaperImportSql.Insert,
        ];
        await commands.RunAsync(
            [.. statements.Select(sql => new NpgsqlBatchCommand(sql))],
            async (reader, token) =>
            {
                foreach (var (ordinal, id) in await PostgresCommands.ReadAllAsync(reader, row => (row.Int32("ordinal"), row.Guid("id")), token).ConfigureAwait(false))
                {
                    outcomes[ordinal] ??= new PaperImportOutcome(PaperImportState.Known, id);
                }

                if (update)
                {
                    var updated = await NextIdsAsync(reader, token).ConfigureAwait(false);
                    for (var i = 0; i < outcomes.Length; i++)
                    {
                        outcomes[i] = outcomes[i] is { State: PaperImportState.Known } known && updated.Contains(known.PaperId)
                            ? known with { State = PaperImportState.Updated }
                            : outcomes[i];
                    }
                }

                var inserted = await NextIdsAsync(reader, token).ConfigureAwait(false);
                for (var i = 0; i < outcomes.Length; i++)
                {
                    outcomes[i] ??= inserted.Contains(rows[i].Id) ? new PaperImportOutcome(PaperImportState.Inserted, rows[i].Id) : null;
                }

                return true;
            },
            cancellationToken,
            prepare: false).ConfigureAwait(false);
    }

    /// <summary>Tells what was neither known nor inserted; nothing of what came in between and is to be looked for once more.</summary>
    private async Task ExplainAsync(IReadOnlyList<PaperImportRow> rows, PaperImportOutcome?[] outcomes, int[] rest, CancellationToken cancellationToken)
    {
        var obstacles = await commands.ListAsync(
            new NpgsqlBatchCommand(PaperImportSql.Obstacles).With("rest", rest),
            row => (Ordinal: row.Int32("ordinal"), ById: row.GuidOrNull("by_id"), ByFolder: row.GuidOrNull("by_folder")),
            cancellationToken,
            prepare: false).ConfigureAwait(false);
        foreach (var (ordinal, byId, byFolder) in obstacles)
        {
            outcomes[ordinal] =
                byId is { } known ? new PaperImportOutcome(PaperImportState.IdTaken, known)
                : byFolder is { } other && other != rows[ordinal].Id ? new PaperImportOutcome(PaperImportState.FolderTaken, other)
                : null;
        }
    }

    private static async Task<HashSet<Guid>> NextIdsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        return [.. await PostgresCommands.ReadAllAsync(reader, row => row.Guid("id"), cancellationToken).ConfigureAwait(false)];
    }

    private static async Task WriteAsync(NpgsqlBinaryImporter importer, IReadOnlyList<PaperImportRow> rows, bool withOrdinal, CancellationToken cancellationToken)
    {
        for (var i = 0; i < rows.Count; i++)
        {
            var (id, paper, folder) = rows[i];
            await importer.StartRowAsync(cancellationToken).ConfigureAwait(false);
            if (withOrdinal)
            {
                await importer.WriteAsync(i, NpgsqlDbType.Integer, cancellationToken).ConfigureAwait(false);
            }

            await importer.WriteAsync(id, NpgsqlDbType.Uuid, cancellationToken).ConfigureAwait(false);
            await TextAsync(paper.Title).ConfigureAwait(false);
            await TextsAsync(paper.Authors).ConfigureAwait(false);
            await TextAsync(paper.Doi).ConfigureAwait(false);
            await TextAsync(paper.Abstract).ConfigureAwait(false);
            await TextsAsync(paper.Keywords).ConfigureAwait(false);
            await DayAsync(paper.PublicationDate).ConfigureAwait(false);
            await TextAsync(paper.Journal).ConfigureAwait(false);
            await TextAsync(paper.PdfUrl).ConfigureAwait(false);
            await TextAsync(folder).ConfigureAwait(false);
        }

        Task TextAsync(string? value) => value is null
            ? importer.WriteNullAsync(cancellationToken)
            : importer.WriteAsync(value, NpgsqlDbType.Text, cancellationToken);

        Task TextsAsync(IReadOnlyList<string> values) =>
            importer.WriteAsync(values as string[] ?? [.. values], NpgsqlDbType.Array | NpgsqlDbType.Text, cancellationToken);

        // As the number of days that PostgreSQL holds: Npgsql sends the first and the last day that .NET knows as -infinity and infinity.
        Task DayAsync(DateOnly? value) => value is { } day
            ? importer.WriteAsync(day.DayNumber - Epoch.DayNumber, NpgsqlDbType.Integer, cancellationToken)
            : importer.WriteNullAsync(cancellationToken);
    }

}
