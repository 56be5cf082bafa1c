using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite;

/// <summary>One transaction on one connection; unusable once it has ended.</summary>
internal sealed class SqliteSession : ICatalogSession, IDisposable
{
    private readonly SqliteStatements _statements;
    private readonly SqlitePaperRows _papers;
    private readonly SqliteVideoRows _videos;
    private readonly SqliteAudioRows _audio;
    private readonly SqliteVisualRows _visuals;
    private readonly SqliteJobRows _jobs;

    public SqliteSession(DatabaseConnection connection, bool oneCall = false)
    {
        _statements = new SqliteStatements(connection, oneCall);
        Files = new SqliteFileLedger(_statements);
        Backends = new SqliteBackendRows(_statements);
        _papers = new SqlitePaperRows(_statements);
        PaperSearch = new SqlitePaperSearchRows(_statements);
        PaperFolders = new SqlitePaperFolderRows(_statements);
        _videos = new SqliteVideoRows(_statements);
        _audio = new SqliteAudioRows(_statements);
        _visuals = new SqliteVisualRows(_statements);
        Versions = new SqliteVersionRows(_statements);
        Relationships = new SqliteRelationshipRows(_statements);
        _jobs = new SqliteJobRows(_statements);
    }

    public SqliteStatements Statements => _statements;

    public IFileLedger Files { get; }

    public IBackendRows Backends { get; }

    public IPaperRows Papers => _papers;

    public IPaperSearchRows PaperSearch { get; }

    public IPaperFolderRows PaperFolders { get; }

    public IAssetRows<VideoAsset, NewVideoAsset, VideoAssetChanges> Videos => _videos;

    public IAssetRows<AudioAsset, NewAudioAsset, AudioAssetChanges> Audio => _audio;

    public IAssetRows<VisualAsset, NewVisualAsset, VisualAssetChanges> Visuals => _visuals;

    public IVersionRows Versions { get; }

    public IRelationshipRows Relationships { get; }

    public IJobRows Jobs => _jobs;

    /// <summary>Gets a value indicating whether those who wait for jobs want to know of the commit.</summary>
    public bool HasJobSignal => _jobs.HasSignal;

    // Four statements in one process: a round trip costs nothing here, and the transaction sees one moment.
    public Task<PaperAssets?> GetPaperAssetsAsync(Guid paperId, CancellationToken cancellationToken) => _statements.Run(() =>
        _papers.Get(paperId, cancellationToken) is { } paper
            ? new PaperAssets(
                paper,
                _videos.ListOfPaper(paperId, cancellationToken),
                _audio.ListOfPaper(paperId, cancellationToken),
                _visuals.ListOfPaper(paperId, cancellationToken))
            : null);

    public async Task<T> StepAsync<T>(Func<Task<T>> calls)
    {
        _statements.Mark();
        try
        {
            var result = await calls().ConfigureAwait(false);
            _statements.ForgetMark();
            return result;
        }
        catch
        {
            _statements.BackToMark();
            throw;
        }
    }

    /// <summary>Ends the session: whoever kept it gets an error instead of another's transaction.</summary>
    public void Dispose() => _statements.Dispose();
}
