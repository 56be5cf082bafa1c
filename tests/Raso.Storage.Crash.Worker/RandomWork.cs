using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Folders;
using Raso.Storage.Papers;
using Raso.Storage.Workflows;

namespace Raso.Storage.Crash.Worker;

/// <summary>Stores, replaces and deletes everything that the SDK offers, without end: first one of each, then at random, the same for the same seed.</summary>
internal sealed class RandomWork(IServiceProvider services, int seed)
{
    private const int MaxPapers = 4;
    private const int MaxAssets = 8;

    private static readonly AssetType[] Types = [AssetType.Video, AssetType.Audio, AssetType.Visual];

    private readonly IPaperRepository _papers = services.GetRequiredService<IPaperRepository>();
    private readonly IStorageFolders _folders = services.GetRequiredService<IStorageFolders>();
    private readonly IUnitOfWork _unit = services.GetRequiredService<IUnitOfWork>();
    private readonly AssetCalls _assetCalls = new(services.GetRequiredService<IAssetService>());
    private readonly Calls _calls = new();
    private readonly Random _random = new(seed);
    private readonly List<LivePaper> _livePapers = [];
    private readonly List<LiveAsset> _liveAssets = [];
    private int _titles;

    public async Task RunAsync(bool oneOfEach)
    {
        if (oneOfEach)
        {
            await OneOfEachAsync();
        }

        while (true)
        {
            await StepAsync();
            Forget();
        }
    }

    private async Task OneOfEachAsync()
    {
        await UntilDoneAsync(CreatePaperAsync);
        await UntilDoneAsync(() => AttachPdfAsync(_livePapers[0]));
        await UntilDoneAsync(() => MakeFolderAsync(_livePapers[0]));
        await UntilDoneAsync(() => AttachPdfAsync(_livePapers[0]));
        foreach (var type in Types)
        {
            await UntilDoneAsync(() => CreateAssetAsync(_livePapers[0], type, withSource: true));
            await UntilDoneAsync(() => ReplaceAssetAsync(_liveAssets[^1], withSource: true));
        }

        await UntilDoneAsync(() => RetitleAsync(_liveAssets[0]));
        await UntilDoneAsync(() => DeleteAssetAsync(_liveAssets[^1]));
        await UntilDoneAsync(() => UnitAsync(_livePapers[0], _liveAssets[^1]));
        await UntilDoneAsync(() => DeletePaperAsync(_livePapers[0]));
    }

    private static async Task UntilDoneAsync(Func<Task<bool>> call)
    {
        while (!await call())
        {
        }
    }

    private Task<bool> StepAsync()
    {
        var choice = _random.Next(14);
        if (_livePapers.Count == 0 || (choice == 0 && _livePapers.Count < MaxPapers))
        {
            return CreatePaperAsync();
        }

        if (_liveAssets.Count == 0 || (choice is >= 1 and <= 4 && _liveAssets.Count < MaxAssets))
        {
            return CreateAssetAsync(Pick(_livePapers), Types[_random.Next(Types.Length)], withSource: _random.Next(2) == 0);
        }

        return choice switch
        {
            <= 2 => AttachPdfAsync(Pick(_livePapers)),
            <= 7 => ReplaceAssetAsync(Pick(_liveAssets), withSource: _random.Next(2) == 0),
            8 => RetitleAsync(Pick(_liveAssets)),
            9 => DeleteAssetAsync(Pick(_liveAssets)),
            10 => UnitAsync(Pick(_livePapers), Pick(_liveAssets)),
            11 or 12 => MakeFolderAsync(Pick(_livePapers)),
            _ => DeletePaperAsync(Pick(_livePapers)),
        };
    }

    private async Task<bool> CreatePaperAsync()
    {
        var paper = NewPaper();
        return Keep(
            await _calls.MakeAsync([(paper.Key, paper.State)], () => _papers.CreateAsync(Describe(paper))),
            () => _livePapers.Add(paper));
    }

    private async Task<bool> AttachPdfAsync(LivePaper paper)
    {
        var content = RandomContent.Create(_random, "%PDF-1.7\n");
        var next = paper with { Pdf = content.Sha256 };
        return Keep(
            await _calls.MakeAsync([(next.Key, next.State)], () => _papers.AttachPdfAsync(paper.Id, content.Bytes)),
            () => _livePapers[_livePapers.IndexOf(paper)] = next);
    }

    private async Task<bool> MakeFolderAsync(LivePaper paper)
    {
        var next = paper with { HasFolder = true };
        return Keep(
            await _calls.MakeAsync([(paper.FolderKey, Fact.Folder)], () => _folders.CreateAsync(paper.Id), paper.Key, endsLater: true),
            () => _livePapers[_livePapers.IndexOf(paper)] = next);
    }

    private async Task<bool> CreateAssetAsync(LivePaper paper, AssetType type, bool withSource)
    {
        var (content, source) = (RandomContent.Create(_random), Source(type, withSource));
        var asset = new LiveAsset(type, Guid.CreateVersion7(), paper.Id, NewTitle()).Next(content.Sha256, source?.Sha256);
        return Keep(
            await _calls.MakeAsync([(asset.Key, asset.State)], () => _assetCalls.CreateAsync(asset, content, source), paper.Key),
            () => _liveAssets.Add(asset));
    }

    private async Task<bool> ReplaceAssetAsync(LiveAsset asset, bool withSource)
    {
        var (content, source) = (RandomContent.Create(_random), Source(asset.Type, withSource));
        var next = asset.Next(content.Sha256, source?.Sha256);
        return Keep(
            await _calls.MakeAsync([(next.Key, next.State)], () => _assetCalls.ReplaceAsync(asset, content, source)),
            () => _liveAssets[_liveAssets.IndexOf(asset)] = next);
    }

    private async Task<bool> RetitleAsync(LiveAsset asset)
    {
        var next = asset with { Title = NewTitle() };
        return Keep(
            await _calls.MakeAsync([(next.Key, next.State)], () => _assetCalls.RetitleAsync(next)),
            () => _liveAssets[_liveAssets.IndexOf(asset)] = next);
    }

    private async Task<bool> DeleteAssetAsync(LiveAsset asset) => Keep(
        await _calls.MakeAsync([(asset.Key, null)], () => _assetCalls.DeleteAsync(asset)),
        () => _liveAssets.Remove(asset));

    private async Task<bool> DeletePaperAsync(LivePaper paper)
    {
        var assets = AssetsOf(paper).ToList();
        return Keep(
            await _calls.MakeAsync([(paper.Key, null), (paper.FolderKey, null), .. assets.Select(asset => (asset.Key, (string?)null))], () => _papers.DeleteAsync(paper.Id)),
            () =>
            {
                _livePapers.Remove(paper);
                _liveAssets.RemoveAll(assets.Contains);
            });
    }

    /// <summary>Creates a paper, changes another one and deletes an asset, in one transaction.</summary>
    private async Task<bool> UnitAsync(LivePaper paper, LiveAsset asset)
    {
        var added = NewPaper();
        var next = paper with { Title = NewTitle() };
        return Keep(
            await _calls.MakeAsync(
                [(added.Key, added.State), (next.Key, next.State), (asset.Key, null)],
                () => _unit.RunAsync(async (scope, token) =>
                {
                    await scope.Papers.CreateAsync(Describe(added), token);
                    await scope.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = next.Title }, cancellationToken: token);
                    return await AssetCalls.DeleteAsync(scope, asset, token);
                })),
            () =>
            {
                _livePapers[_livePapers.IndexOf(paper)] = next;
                _livePapers.Add(added);
                _liveAssets.Remove(asset);
            });
    }

    /// <summary>Leaves alone whatever belongs to a paper of which something is not known.</summary>
    private void Forget()
    {
        foreach (var paper in _livePapers.Where(paper => _calls.Unknown.Contains(paper.Key) || AssetsOf(paper).Any(asset => _calls.Unknown.Contains(asset.Key))).ToList())
        {
            _liveAssets.RemoveAll(asset => asset.Paper == paper.Id);
            _livePapers.Remove(paper);
        }
    }

    private IEnumerable<LiveAsset> AssetsOf(LivePaper paper) => _liveAssets.Where(asset => asset.Paper == paper.Id);

    private static bool Keep(bool acknowledged, Action keep)
    {
        if (acknowledged)
        {
            keep();
        }

        return acknowledged;
    }

    private static NewPaper Describe(LivePaper paper) => new() { Id = paper.Id, Title = paper.Title, Authors = ["Ada Lovelace"] };

    private RandomContent? Source(AssetType type, bool with) => type == AssetType.Visual && with ? RandomContent.Create(_random) : null;

    private LivePaper NewPaper() => new(Guid.CreateVersion7(), NewTitle(), null);

    private string NewTitle() => $"Title-{++_titles}";

    private T Pick<T>(List<T> list) => list[_random.Next(list.Count)];
}
