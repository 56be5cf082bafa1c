using System.Globalization;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>Does random things through the services and with a model, and compares what they say.</summary>
internal sealed class CatalogueModelRun : ICampaignRun
{
    private const int MaxPapers = 8;
    private const int MaxAssets = 25;
    private const int CompareEvery = 250;

    private static readonly string[] Dois = ["10.1000/a", "10.1000/b", "10.1000/C", "10.1000/_1"];

    private readonly Random _random;
    private readonly Bench _bench;
    private readonly CatalogueModel _model;
    private int _steps;
    private int _refused;

    private CatalogueModelRun(Random random, Catalogue catalogue)
    {
        _random = random;
        _bench = new Bench(catalogue, time: TimeProvider.System);
        _model = new CatalogueModel(_bench, catalogue);
    }

    public string Summary => $"{_refused} refused, as the model said";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static Task<ICampaignRun> StartAsync(Random random, Catalogue catalogue) => Task.FromResult<ICampaignRun>(new CatalogueModelRun(random, catalogue));

    public async Task StepAsync()
    {
        switch (_random.Next(20))
        {
            case < 3 when _model.Papers.Count < MaxPapers:
                await CreatePaperAsync();
                break;
            case < 5:
                await UpdatePaperAsync(PickPaper());
                break;
            case < 7:
                await AttachAsync(PickPaper());
                break;
            case < 9:
                await _model.ComparePaperAsync(PickPaper());
                break;
            case 9:
                await FindAsync();
                break;
            case 10 when _random.Next(3) == 0:
                await DeletePaperAsync(PickPaper());
                break;
            case < 14 when _model.Assets.Count < MaxAssets:
                await CreateAssetAsync(PickPaper());
                break;
            case < 17 when _model.Assets.Count > 0:
                await ReplaceOrUpdateAsync(PickAsset());
                break;
            case < 19 when _model.Assets.Count > 0:
                await CatalogueModel.CompareAssetAsync(PickAsset());
                break;
            default:
                await DeleteAssetAsync();
                break;
        }

        if (++_steps % CompareEvery == 0)
        {
            await EndAsync();
        }
    }

    public async Task EndAsync()
    {
        (await _bench.Sweeper.SweepAsync(Token)).Failures.Should().BeEmpty();
        await _model.CompareAllAsync(isSwept: true);
    }

    public ValueTask DisposeAsync() => _bench.DisposeAsync();

    private async Task CreatePaperAsync()
    {
        var repeated = _random.Next(5) == 0 && _model.Papers.Count > 0 ? PickPaper() : (Guid?)null;
        var paper = new NewPaper
        {
            Id = repeated ?? (_random.Next(2) == 0 ? Guid.CreateVersion7() : null),
            Title = Text("Paper"),
            Authors = [Text("Author"), "Ada Lovelace"],
            Doi = _random.Next(3) == 0 ? Pick(Dois) : null,
            Abstract = _random.Next(2) == 0 ? Text("What was found: é \U0001F600") : null,
            Keywords = _random.Next(2) == 0 ? ["one", Text("key")] : [],
        };
        var isTaken = (repeated is { } id && _model.Papers.ContainsKey(id)) || IsTaken(paper.Doi, null);

        var row = await ExpectAsync(isTaken ? [CatalogErrorCode.AlreadyExists] : [], () => _bench.Papers.CreateAsync(paper, Token));
        if (row is not null)
        {
            (row.Title, row.Doi, row.Abstract, row.PdfPath).Should().Be((paper.Title, paper.Doi?.ToLowerInvariant(), paper.Abstract, null));
            row.Authors.Should().Equal(paper.Authors);
            row.Keywords.Should().Equal(paper.Keywords);
            _model.Papers[row.Id] = new ModelPaper(row, null);
        }
    }

    private async Task UpdatePaperAsync(Guid id)
    {
        var present = _model.Papers.GetValueOrDefault(id);
        var changes = new PaperChanges { Title = Text("Changed"), Doi = _random.Next(4) == 0 ? (string?)Pick(Dois) : default(Change<string?>) };
        var version = PickVersion(present?.Row.RowVersion);
        List<CatalogErrorCode> wanted = present is null ? [CatalogErrorCode.NotFound] : [];
        Want(wanted, present is not null && version is not null && version != present.Row.RowVersion, CatalogErrorCode.Conflict);
        Want(wanted, present is not null && changes.Doi.IsSet && IsTaken(changes.Doi.Value, id), CatalogErrorCode.AlreadyExists);

        var row = await ExpectAsync(wanted, () => _bench.Papers.UpdateAsync(id, changes, version, Token));
        if (row is not null)
        {
            row.Should().BeEquivalentTo(present!.Row with
            {
                Title = changes.Title.Value,
                Doi = changes.Doi.Or(present.Row.Doi)?.ToLowerInvariant(),
                RowVersion = present.Row.RowVersion + 1,
                UpdatedAt = row.UpdatedAt,
            });
            _model.Papers[id] = present with { Row = row };
        }
    }

    private async Task AttachAsync(Guid id)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes($"%PDF-1.7\n{Text("content")}");
        var present = _model.Papers.GetValueOrDefault(id);

        var row = await ExpectAsync(
            present is null ? [CatalogErrorCode.NotFound] : [], () => _bench.Papers.AttachPdfAsync(id, FileContent.FromBytes(bytes), null, Token));
        if (row is not null)
        {
            (row.PdfPath is not null && row.PdfPath != present!.Row.PdfPath).Should().BeTrue("each file has a path of its own");
            _model.Papers[id] = new ModelPaper(row, bytes);
        }
    }

    private async Task FindAsync()
    {
        var doi = Pick(Dois);
        var found = await _bench.Papers.FindByDoiAsync(doi.ToUpperInvariant(), Token);
        found.Should().BeEquivalentTo(_model.Papers.Values.SingleOrDefault(paper => string.Equals(paper.Row.Doi, doi, StringComparison.OrdinalIgnoreCase))?.Row);
    }

    private async Task DeletePaperAsync(Guid id)
    {
        (await _bench.Papers.DeleteAsync(id, Token)).Should().Be(_model.Papers.ContainsKey(id));
        _model.RemovePaper(id);
        await _model.ComparePaperAsync(id);
    }

    private async Task CreateAssetAsync(Guid paper)
    {
        var calls = Pick(_model.Kinds);
        var (title, bytes) = (Text("Asset"), Bytes());
        var repeated = _random.Next(6) == 0 ? _model.Assets.Values.FirstOrDefault(asset => asset.Calls == calls) : null;
        List<CatalogErrorCode> wanted = _model.Papers.ContainsKey(paper) ? [] : [CatalogErrorCode.NotFound];
        Want(wanted, repeated is not null, CatalogErrorCode.AlreadyExists);

        var row = await ExpectAsync(wanted, () => calls.CreateAsync(paper, repeated?.Row.Id, title, bytes, Token));
        if (row is not null)
        {
            (row.Title, row.PaperId, row.VersionNumber, row.FileSize).Should().Be((title, paper, 1, bytes.Length));
            _model.Put(row, calls, bytes);
        }
    }

    private async Task ReplaceOrUpdateAsync(ModelAsset asset)
    {
        var version = PickVersion(asset.Row.RowVersion);
        List<CatalogErrorCode> wanted = version is not null && version != asset.Row.RowVersion ? [CatalogErrorCode.Conflict] : [];
        var (title, bytes) = (Text("Changed"), Bytes());
        if (_random.Next(2) == 0)
        {
            var updated = await ExpectAsync(wanted, () => asset.Calls.UpdateAsync(asset.Row.Id, title, version, Token));
            if (updated is not null)
            {
                (updated.Title, updated.VersionNumber, updated.FilePath, updated.CurrentVersionId)
                    .Should().Be((title, asset.Row.VersionNumber, asset.Row.FilePath, asset.Row.CurrentVersionId));
                _model.Put(updated, asset.Calls, asset.Bytes);
            }

            return;
        }

        var replaced = await ExpectAsync(wanted, () => asset.Calls.ReplaceAsync(asset.Row.Id, bytes, version, Token));
        if (replaced is not null)
        {
            (replaced.Title, replaced.VersionNumber, replaced.FileSize).Should().Be((asset.Row.Title, asset.Row.VersionNumber + 1, bytes.Length));
            replaced.FilePath.Should().NotBe(asset.Row.FilePath);
            _model.Put(replaced, asset.Calls, bytes);
        }
    }

    private async Task DeleteAssetAsync()
    {
        if (_random.Next(2) == 0 || _model.Assets.Count == 0)
        {
            (await Pick(_model.Kinds).DeleteAsync(Guid.CreateVersion7(), Token)).Should().BeFalse();
            return;
        }

        var asset = PickAsset();
        (await asset.Calls.DeleteAsync(asset.Row.Id, Token)).Should().BeTrue();
        _model.Assets.Remove(asset.Row.Id);
        (await asset.Calls.GetAsync(asset.Row.Id, Token)).Should().BeNull();
    }

    /// <summary>Makes a call that is to succeed, or to fail with one of the codes.</summary>
    private async Task<T?> ExpectAsync<T>(List<CatalogErrorCode> wanted, Func<Task<T>> call)
        where T : class
    {
        try
        {
            var result = await call();
            wanted.Should().BeEmpty("of what succeeded");
            return result;
        }
        catch (CatalogException exception)
        {
            _refused++;
            wanted.Should().Contain(exception.Code, exception.Message);
            return null;
        }
    }

    private bool IsTaken(string? doi, Guid? by) =>
        doi is not null && _model.Papers.Values.Any(paper => paper.Row.Id != by && string.Equals(paper.Row.Doi, doi, StringComparison.OrdinalIgnoreCase));

    private static void Want(List<CatalogErrorCode> wanted, bool condition, CatalogErrorCode code)
    {
        if (condition)
        {
            wanted.Add(code);
        }
    }

    private long? PickVersion(long? present) => _random.Next(4) switch
    {
        0 => present ?? 1,
        1 => (present ?? 1) + 1,
        _ => null,
    };

    private Guid PickPaper() => _model.Papers.Count == 0 || _random.Next(15) == 0 ? Guid.CreateVersion7() : Pick(_model.Papers.Keys.ToList());

    private ModelAsset PickAsset() => Pick(_model.Assets.Values.ToList());

    private T Pick<T>(IReadOnlyList<T> values) => values[_random.Next(values.Count)];

    private string Text(string word) => string.Create(CultureInfo.InvariantCulture, $"{word} {_random.Next()}");

    private byte[] Bytes()
    {
        var bytes = new byte[1 + _random.Next(3000)];
        _random.NextBytes(bytes);
        return bytes;
    }
}
