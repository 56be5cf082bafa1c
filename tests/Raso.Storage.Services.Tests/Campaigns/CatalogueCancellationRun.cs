using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Folders;
using Raso.Storage.Migrations;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>Cancels one kind of call at a random step of the ledger or moment, and then looks whether it is done or was never begun.</summary>
internal sealed class CatalogueCancellationRun : ICampaignRun
{
    private const int SweepEvery = 20;

    private readonly Random _random;
    private readonly Catalogue _catalogue;
    private readonly CatalogueCall _call;
    private readonly Bench _bench;
    private readonly CatalogueModel _model;
    private readonly CancelDelays _delays = new();
    private Action _apply = () => { };
    private int _steps = 4;
    private TimeSpan _took = TimeSpan.FromMilliseconds(5);
    private int _done;
    private int _connections;

    private CatalogueCancellationRun(Random random, Catalogue catalogue, CatalogueCall call)
    {
        _random = random;
        _catalogue = catalogue;
        _call = call;
        _bench = new Bench(catalogue, time: TimeProvider.System);
        _model = new CatalogueModel(_bench, catalogue);
    }

    public string Summary => _delays.ToString();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static async Task<ICampaignRun> StartAsync(Random random, Catalogue catalogue, CatalogueCall call)
    {
        var run = new CatalogueCancellationRun(random, catalogue, call);
        await run.FillAsync();
        await run.EndAsync();
        run._connections = (await catalogue.CountConnectionsAsync()).Open;
        return run;
    }

    public async Task StepAsync()
    {
        await FillAsync();
        await LeaveWorkAsync();
        var call = Prepare();
        var atStep = _steps > 0 && _random.Next(3) > 0;
        using var point = new CancelPoint(atStep ? 1 + _random.Next(_steps) : 0);
        _bench.Catalog.Hook = name =>
        {
            point.Step(name);
            return Task.CompletedTask;
        };

        var (cancelled, took) = await point.RunAsync(call, atStep ? null : _took * (_random.NextDouble() * 1.2));

        _bench.Catalog.Hook = null;
        if (!point.Token.IsCancellationRequested)
        {
            (_steps, _took) = (point.Steps, took);
        }

        // What had come to its COMMIT finishes that, and its result counts.
        var mayFinish = point.CancelledIn.Contains(".Commit", StringComparison.Ordinal);
        _delays.Add(_call.ToString(), mayFinish ? null : point.Delay, cancelled);
        if (!cancelled)
        {
            _apply();
        }

        await _model.CompareAllAsync(isSwept: false);
        if (++_done % SweepEvery == 0)
        {
            await EndAsync();
        }
    }

    public async Task EndAsync()
    {
        await _catalogue.ExpireClaimsAsync();
        await _catalogue.ExpireLeasesAsync();
        (await _bench.Sweeper.SweepAsync(Token)).Failures.Should().BeEmpty();
        await _model.CompareAllAsync(isSwept: true);
        if (_connections > 0)
        {
            var (open, busy) = await _catalogue.CountConnectionsAsync();
            busy.Should().Be(0, "no connection stays in a transaction");
            open.Should().BeLessThanOrEqualTo(_connections + 1, "connections go back to their pool");
        }
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    private Func<CancellationToken, Task> Prepare()
    {
        var paper = _model.Papers.Values.First();
        var asset = _model.Assets.Values.ElementAt(_random.Next(_model.Assets.Count));
        var (text, bytes) = (string.Create(CultureInfo.InvariantCulture, $"Text {_random.Next()}"), new byte[1 + _random.Next(3000)]);
        _random.NextBytes(bytes);
        _apply = () => { };
        switch (_call)
        {
            case CatalogueCall.CreatePaper:
                return async token => SetPaper(await _bench.Papers.CreateAsync(new NewPaper { Title = text, Authors = [text] }, token), null);
            case CatalogueCall.UpdatePaper:
                return async token => SetPaper(await _bench.Papers.UpdateAsync(paper.Row.Id, new PaperChanges { Title = text }, null, token), paper.Pdf);
            case CatalogueCall.AttachPdf:
                var pdf = System.Text.Encoding.UTF8.GetBytes($"%PDF-{text}");
                return async token => SetPaper(await _bench.Papers.AttachPdfAsync(paper.Row.Id, FileContent.FromBytes(pdf), null, token), pdf);
            case CatalogueCall.ReadPaper:
                return async token => (await _bench.Assets.GetByPaperAsync(paper.Row.Id, token)).Should().NotBeNull();
            case CatalogueCall.ListPapers:
                return async token => (await _bench.Papers.ListAsync(null, token)).Items.Should().NotBeEmpty();
            case CatalogueCall.DeletePaper:
                return async token =>
                {
                    (await _bench.Papers.DeleteAsync(paper.Row.Id, token)).Should().BeTrue();
                    _apply = () => _model.RemovePaper(paper.Row.Id);
                };
            case CatalogueCall.CreateAsset:
                return async token => SetAsset(await asset.Calls.CreateAsync(paper.Row.Id, null, text, bytes, token), asset.Calls, bytes);
            case CatalogueCall.UpdateAsset:
                return async token => SetAsset(await asset.Calls.UpdateAsync(asset.Row.Id, text, null, token), asset.Calls, asset.Bytes);
            case CatalogueCall.ReplaceFile:
                return async token => SetAsset(await asset.Calls.ReplaceAsync(asset.Row.Id, bytes, null, token), asset.Calls, bytes);
            case CatalogueCall.ReadAsset:
                return async token => (await asset.Calls.ReadAsync(asset.Row.Id, token)).Should().Equal(asset.Bytes);
            case CatalogueCall.RunUnitOfWork:
                return async token =>
                {
                    var (created, updated) = await _bench.Work.RunAsync(
                        async (work, inner) => (
                            await work.Papers.CreateAsync(new NewPaper { Title = text, Authors = [text] }, inner),
                            await work.Papers.UpdateAsync(paper.Row.Id, new PaperChanges { Title = text }, null, inner)),
                        token);
                    _apply = () => (_model.Papers[created.Id], _model.Papers[updated.Id]) = (new ModelPaper(created, null), new ModelPaper(updated, paper.Pdf));
                };
            case CatalogueCall.CreateFolder:
                return async token =>
                {
                    var folder = await Folders.CreateAsync(paper.Row.Id, token);
                    (await _bench.Storage.RetrieveTextAsync(folder.MetadataPath, cancellationToken: Token)).Should().Contain($"\"row_version\": {paper.Row.RowVersion},");
                };
            case CatalogueCall.RefreshFolders:
                return async token => (await Folders.RefreshAsync(token)).Failures.Should().BeEmpty();
            case CatalogueCall.CountUsage:
                return async token => (await Folders.GetUsageAsync(null, token)).Total.Files.Should().BePositive();
            case CatalogueCall.Sweep:
                return async token => (await _bench.Sweeper.SweepAsync(token)).Failures.Should().BeEmpty();
            case CatalogueCall.Migrate:
                return async token => (await _bench.Services.GetRequiredService<IMigrator>().MigrateAsync(token)).Should().BeEmpty();
            default:
                return async token =>
                {
                    (await asset.Calls.DeleteAsync(asset.Row.Id, token)).Should().BeTrue();
                    _apply = () => _model.Assets.Remove(asset.Row.Id);
                };
        }
    }

    private IStorageFolders Folders => _bench.Services.GetRequiredService<IStorageFolders>();

    /// <summary>Leaves what the calls that look for work are to find.</summary>
    private async Task LeaveWorkAsync()
    {
        switch (_call)
        {
            case CatalogueCall.CreateFolder:
                // Else it would wait for the claim of the call that was cancelled before.
                await _catalogue.ExpireClaimsAsync();
                break;
            case CatalogueCall.RefreshFolders:
                await _catalogue.ExpireClaimsAsync();
                await Folders.CreateAsync(_model.Papers.Keys.First(), Token);
                await _catalogue.RunAsync("UPDATE paper_folders SET revision = revision + 1");
                break;
            case CatalogueCall.Sweep:
                await _bench.InterruptAsync();
                await _catalogue.ExpireClaimsAsync();
                await _catalogue.ExpireLeasesAsync();
                break;
        }
    }

    private void SetPaper(Paper row, byte[]? pdf) => _apply = () => _model.Papers[row.Id] = new ModelPaper(row, pdf);

    private void SetAsset(Asset row, IAssetCalls calls, byte[] bytes) => _apply = () => _model.Put(row, calls, bytes);

    /// <summary>Keeps a few papers and assets there, and no more.</summary>
    private async Task FillAsync()
    {
        foreach (var id in _model.Papers.Keys.Skip(4).ToList())
        {
            await _bench.Papers.DeleteAsync(id, Token);
            _model.RemovePaper(id);
        }

        if (_model.Papers.Count == 0)
        {
            var row = await _bench.Papers.CreateAsync(Samples.Paper(), Token);
            var pdf = "%PDF-old"u8.ToArray();
            _model.Papers[row.Id] = new ModelPaper(await _bench.Papers.AttachPdfAsync(row.Id, FileContent.FromBytes(pdf), null, Token), pdf);
        }

        var paper = _model.Papers.Values.First();
        foreach (var asset in _model.Assets.Values.Where(asset => asset.Paths.Count > 4).Concat(_model.Assets.Values.Skip(6)).Distinct().ToList())
        {
            await asset.Calls.DeleteAsync(asset.Row.Id, Token);
            _model.Assets.Remove(asset.Row.Id);
        }

        foreach (var calls in _model.Kinds.Where(calls => _model.Assets.Values.All(asset => asset.Calls != calls)))
        {
            byte[] bytes = [1, 2, 3];
            _model.Put(await calls.CreateAsync(paper.Row.Id, null, "Asset", bytes, Token), calls, bytes);
        }
    }
}
