using Npgsql;
using Raso.Storage.Assets;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>One transaction on PostgreSQL.</summary>
internal sealed class PostgresSession : ICatalogSession
{
    private readonly PostgresCommands _commands;

    public PostgresSession(PostgresCommands commands)
    {
        _commands = commands;
        Files = new PostgresFileLedger(commands);
        Backends = new PostgresBackendRows(commands);
        Papers = new PostgresPaperRows(commands);
        PaperSearch = new PostgresPaperSearchRows(commands);
        PaperFolders = new PostgresPaperFolderRows(commands);
        Videos = new PostgresVideoRows(commands);
        Audio = new PostgresAudioRows(commands);
        Visuals = new PostgresVisualRows(commands);
        Versions = new PostgresVersionRows(commands);
        Relationships = new PostgresRelationshipRows(commands);
        Jobs = new PostgresJobRows(commands);
    }

    public IFileLedger Files { get; }

    public IBackendRows Backends { get; }

    public IPaperRows Papers { get; }

    public IPaperSearchRows PaperSearch { get; }

    public IPaperFolderRows PaperFolders { get; }

    public IAssetRows<VideoAsset, NewVideoAsset, VideoAssetChanges> Videos { get; }

    public IAssetRows<AudioAsset, NewAudioAsset, AudioAssetChanges> Audio { get; }

    public IAssetRows<VisualAsset, NewVisualAsset, VisualAssetChanges> Visuals { get; }

    public IVersionRows Versions { get; }

    public IRelationshipRows Relationships { get; }

    public IJobRows Jobs { get; }

    public Task<PaperAssets?> GetPaperAssetsAsync(Guid paperId, CancellationToken cancellationToken) => _commands.RunAsync<PaperAssets?>(
        [Select(PaperAssetsSql.Paper, paperId), Select(PaperAssetsSql.Videos, paperId), Select(PaperAssetsSql.Audio, paperId), Select(PaperAssetsSql.Visuals, paperId)],
        ReadAsync,
        cancellationToken);

    public Task<T> StepAsync<T>(Func<Task<T>> calls) => _commands.StepAsync(calls);

    private static async Task<PaperAssets?> ReadAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        if (!await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            return null;
        }

        var paper = PostgresPaperRows.Read(new PostgresRow(reader));
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var videos = await PostgresCommands.ReadAllAsync(reader, PostgresVideoRows.ReadRow, cancellationToken).ConfigureAwait(false);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var audio = await PostgresCommands.ReadAllAsync(reader, PostgresAudioRows.ReadRow, cancellationToken).ConfigureAwait(false);
        await reader.NextResultAsync(cancellationToken).ConfigureAwait(false);
        var visuals = await PostgresCommands.ReadAllAsync(reader, PostgresVisualRows.ReadRow, cancellationToken).ConfigureAwait(false);
        return new PaperAssets(paper, videos, audio, visuals);
    }

    private static NpgsqlBatchCommand Select(string sql, Guid paperId) => new NpgsqlBatchCommand(sql).With("id", paperId);
}
