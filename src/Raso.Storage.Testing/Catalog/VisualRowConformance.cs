using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Inserting, getting and deleting visuals.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
public abstract class VisualRowConformance<THarness> : AssetRowConformance<THarness, VisualAsset, NewVisualAsset, VisualAssetChanges>
    where THarness : CatalogConformanceHarness, new()
{
    /// <summary>Initializes the test.</summary>
    protected VisualRowConformance()
        : base(VisualKind.Instance)
    {
    }

    /// <summary>Every kind and every format is kept.</summary>
    [Fact]
    public async Task Insert_EveryEnumerationValue_ComesBack()
    {
        var paper = await AddPaperAsync();
        foreach (var role in Enum.GetValues<VisualRole>())
        {
            Assert.Equal(role, (await GetAsync((await AddAsync(Kind.Plain(paper.Id) with { Role = role })).Id)).Role);
        }

        foreach (var format in Enum.GetValues<VisualFormat>())
        {
            Assert.Equal(format, (await GetAsync((await AddAsync(Kind.Plain(paper.Id) with { Format = format })).Id)).Format);
        }
    }

    /// <summary>A visual cannot belong to a video that is not there.</summary>
    [Fact]
    public async Task Insert_NoSuchVideo_ThrowsNotFound()
    {
        var paper = await AddPaperAsync();

        await ThrowsAsync(
            CatalogErrorCode.NotFound, () => AddAsync(Kind.Plain(paper.Id) with { VideoAssetId = Guid.CreateVersion7() }));
    }

    /// <summary>The source code is a file of its own and stays with the version that was made from it.</summary>
    [Fact]
    public async Task Insert_WithSourceCode_KeepsItUntilTheAssetGoes()
    {
        var paper = await AddPaperAsync();
        var (file, source) = (await BeginAsync(), await BeginAsync());
        var row = await WriteAsync(async session =>
        {
            await ConfirmAsync(session, file);
            await ConfirmAsync(session, source);
            return Assert.IsType<VisualAsset>(
                await session.Visuals.InsertAsync(Guid.CreateVersion7(), Kind.Plain(paper.Id), FileOf(file, source), Token));
        });
        Assert.Equal(source.Path, row.SourceCodePath);
        Assert.Equal(source.Path, (await GetAsync(row.Id)).SourceCodePath);

        var (next, _) = await ReplaceAsync(row.Id);
        Assert.Null(next.SourceCodePath);
        await FileIsAsync(FileState.Committed, source);

        await WriteAsync(session => session.Visuals.DeleteAsync(row.Id, Token));
        await FileIsAsync(FileState.Deleting, source);
    }

    /// <summary>Source code that is not committed cannot be pointed to.</summary>
    [Fact]
    public async Task Insert_SourceCodeNotCommitted_ThrowsConstraintViolation()
    {
        var paper = await AddPaperAsync();
        var (file, source) = (await BeginAsync(), await BeginAsync());

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation,
            () => WriteAsync(async session =>
            {
                await ConfirmAsync(session, file);
                return await session.Visuals.InsertAsync(Guid.CreateVersion7(), Kind.Plain(paper.Id), FileOf(file, source), Token);
            }));
    }

    /// <summary>The database refuses what slipped past the checks of the services.</summary>
    /// <param name="fault">What is wrong.</param>
    [Theory]
    [InlineData("resolution")]
    [InlineData("framework")]
    [InlineData("start")]
    [InlineData("end before start")]
    [InlineData("end at start")]
    public async Task Insert_AgainstTheRulesOfVisuals_ThrowsConstraintViolation(string fault)
    {
        var plain = Kind.Plain((await AddPaperAsync()).Id);
        var asset = fault switch
        {
            "resolution" => plain with { Resolution = "wide" },
            "framework" => plain with { AnimationFramework = new string('f', 51) },
            "start" => plain with { StartTime = TimeSpan.FromSeconds(-1) },
            "end before start" => plain with { StartTime = TimeSpan.FromSeconds(2), EndTime = TimeSpan.FromSeconds(1) },
            _ => plain with { StartTime = TimeSpan.FromSeconds(2), EndTime = TimeSpan.FromSeconds(2) },
        };

        await ThrowsAsync(CatalogErrorCode.ConstraintViolation, () => AddAsync(asset));
    }
}
