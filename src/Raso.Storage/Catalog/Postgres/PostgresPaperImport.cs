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
        await RunAsync(PaperImportSql.Stage, PaperImportSql.EmptyStage).ConfigureAwait(false);
        await commands.CopyAsync(PaperImportSql.CopyToStage, (importer, token) => WriteAsync(importer, rows, withOrdinal: true, token), cancellationToken).ConfigureAwait(false);
        for (var round = 1; ; round++)
        {
            await RunAsync([PaperImportSql.FindByDoi, PaperImportSql.FindById, .. update ? [PaperImportSql.Update] : Array.Empty<string>(), PaperImportSql.Insert]).ConfigureAwait(false);
            var outcomes = await commands.ListAsync(new NpgsqlBatchCommand(PaperImportSql.Outcomes), row => Read(row, rows), cancellationToken).ConfigureAwait(false);
            if (outcomes.All(outcome => outcome is not null))
            {
                return [.. outcomes.Select(outcome => outcome!.Value)];
            }

            if (round == MaxRounds)
            {
                throw new CatalogException(CatalogErrorCode.Conflict, "Others insert and delete the same papers at this moment; import again.", isTransient: true);
            }
        }

        Task<bool> RunAsync(params IReadOnlyList<string> statements) =>
            commands.RunAsync([.. statements.Select(sql => new NpgsqlBatchCommand(sql))], static (_, _) => Task.FromResult(true), cancellationToken);
    }

    // Null where the row came in between and is to be looked for once more.
    private static PaperImportOutcome? Read(PostgresRow row, IReadOnlyList<PaperImportRow> rows)
    {
        var id = rows[row.Int32("ordinal")].Id;
        return row switch
        {
            _ when row.Boolean("inserted") => new PaperImportOutcome(PaperImportState.Inserted, id),
            _ when row.GuidOrNull("known") is { } known => new PaperImportOutcome(row.Boolean("updated") ? PaperImportState.Updated : PaperImportState.Known, known),
            _ when row.GuidOrNull("by_doi") is not null => null,
            _ when row.GuidOrNull("by_id") is { } other => new PaperImportOutcome(PaperImportState.IdTaken, other),
            _ when row.GuidOrNull("by_folder") is { } other => new PaperImportOutcome(PaperImportState.FolderTaken, other),
            _ => null,
        };
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
