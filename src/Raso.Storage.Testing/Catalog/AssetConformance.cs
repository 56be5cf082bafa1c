using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>What the topics of assets share.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
/// <typeparam name="TAsset">The kind of asset.</typeparam>
/// <typeparam name="TNew">New assets of that kind.</typeparam>
/// <typeparam name="TChanges">The changes of that kind.</typeparam>
public abstract class AssetConformance<THarness, TAsset, TNew, TChanges> : CatalogConformance<THarness>
    where THarness : CatalogConformanceHarness, new()
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges, new()
{
    /// <summary>Initializes the test.</summary>
    /// <param name="kind">The kind of asset under test.</param>
    protected AssetConformance(AssetKind<TAsset, TNew, TChanges> kind) => Kind = kind;

    /// <summary>Gets the fields that every change of a row changes.</summary>
    protected static string[] RowFields { get; } = [nameof(Asset.RowVersion), nameof(Asset.UpdatedAt)];

    /// <summary>Gets the fields that every new version changes.</summary>
    protected static string[] VersionFields { get; } =
    [
        nameof(Asset.RowVersion), nameof(Asset.UpdatedAt), nameof(Asset.FilePath), nameof(Asset.FileSize), nameof(Asset.Sha256),
        nameof(Asset.CurrentVersionId), nameof(Asset.VersionNumber), nameof(VisualAsset.SourceCodePath),
    ];

    /// <summary>Gets the kind of asset under test.</summary>
    protected AssetKind<TAsset, TNew, TChanges> Kind { get; }

    /// <summary>Inserts a paper with a video, to which other assets can belong.</summary>
    /// <returns>The ids of both.</returns>
    protected async Task<(Guid PaperId, Guid VideoId)> AddPaperWithVideoAsync()
    {
        var paper = await AddPaperAsync();
        return (paper.Id, (await AddAsync(VideoKind.Instance, VideoKind.Instance.Plain(paper.Id))).Id);
    }

    /// <summary>Inserts an asset with every field set, its paper and its video.</summary>
    /// <returns>The row.</returns>
    protected async Task<TAsset> AddFullAsync()
    {
        var (paperId, videoId) = await AddPaperWithVideoAsync();
        return await AddAsync(Kind, Kind.Full(paperId, videoId));
    }

    /// <summary>Inserts an asset with a new file.</summary>
    /// <typeparam name="TA">The kind of asset.</typeparam>
    /// <typeparam name="TN">New assets of that kind.</typeparam>
    /// <typeparam name="TC">The changes of that kind.</typeparam>
    /// <param name="kind">The kind.</param>
    /// <param name="asset">The asset.</param>
    /// <returns>The row.</returns>
    protected async Task<TA> AddAsync<TA, TN, TC>(AssetKind<TA, TN, TC> kind, TN asset)
        where TA : Asset
        where TN : NewAsset
        where TC : AssetChanges, new()
    {
        var intent = await BeginAsync();
        return await WriteAsync(async session =>
        {
            await ConfirmAsync(session, intent);
            return Assert.IsType<TA>(await kind.Rows(session).InsertAsync(Guid.CreateVersion7(), asset, FileOf(intent), Token));
        });
    }

    /// <summary>Inserts an asset of the kind under test with a new file.</summary>
    /// <param name="asset">The asset.</param>
    /// <returns>The row.</returns>
    protected Task<TAsset> AddAsync(TNew asset) => AddAsync(Kind, asset);

    /// <summary>Gets an asset that must be there.</summary>
    /// <param name="id">The id.</param>
    /// <returns>The row.</returns>
    protected async Task<TAsset> GetAsync(Guid id) => Assert.IsType<TAsset>(await ReadAsync(session => Kind.Rows(session).GetAsync(id, Token)));

    /// <summary>Changes an asset without a new file.</summary>
    /// <param name="id">The id.</param>
    /// <param name="changes">The changes.</param>
    /// <param name="expectedRowVersion">The expected row version.</param>
    /// <returns>The row.</returns>
    protected Task<TAsset> ChangeAsync(Guid id, TChanges changes, long? expectedRowVersion = null) =>
        WriteAsync(session => Kind.Rows(session).UpdateAsync(id, changes, null, expectedRowVersion, Token));

    /// <summary>Gives an asset a new file.</summary>
    /// <param name="id">The id.</param>
    /// <param name="changes">What else changes; nothing where <see langword="null"/>.</param>
    /// <param name="expectedRowVersion">The expected row version.</param>
    /// <returns>The row, and the intent of its file.</returns>
    protected async Task<(TAsset Row, FileIntent File)> ReplaceAsync(Guid id, TChanges? changes = null, long? expectedRowVersion = null)
    {
        var intent = await BeginAsync();
        return (await PointAsync(id, intent, changes, expectedRowVersion), intent);
    }

    /// <summary>Confirms a file and points an asset to it.</summary>
    /// <param name="id">The id.</param>
    /// <param name="intent">The file.</param>
    /// <param name="changes">What else changes; nothing where <see langword="null"/>.</param>
    /// <param name="expectedRowVersion">The expected row version.</param>
    /// <returns>The row.</returns>
    protected Task<TAsset> PointAsync(Guid id, FileIntent intent, TChanges? changes = null, long? expectedRowVersion = null) =>
        WriteAsync(async session =>
        {
            await ConfirmAsync(session, intent);
            return await Kind.Rows(session).UpdateAsync(id, changes ?? new TChanges(), FileOf(intent), expectedRowVersion, Token);
        });

    /// <summary>Tells of a file what the rows of an asset need to know.</summary>
    /// <param name="intent">The intent of the file.</param>
    /// <param name="source">The intent of the source code.</param>
    /// <returns>The file.</returns>
    protected static VersionFile FileOf(FileIntent intent, FileIntent? source = null) =>
        new(intent.Path, LengthOf(intent), source?.Path, "What is new", "A maker");

    /// <summary>Requires that a row points to a file, in each field that tells of it.</summary>
    /// <param name="row">The row.</param>
    /// <param name="intent">The file.</param>
    protected static void PointsTo(TAsset row, FileIntent intent)
    {
        Assert.Equal(intent.Path, row.FilePath);
        Assert.Equal(LengthOf(intent), row.FileSize);
        Assert.Equal(Sha256Of(intent), row.Sha256);
        Assert.Equal("application/octet-stream", row.ContentType);
    }
}
