using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Xunit;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Inserting, getting and deleting assets of one kind.</summary>
/// <typeparam name="THarness">The harness of the catalogue under test.</typeparam>
/// <typeparam name="TAsset">The kind of asset.</typeparam>
/// <typeparam name="TNew">New assets of that kind.</typeparam>
/// <typeparam name="TChanges">The changes of that kind.</typeparam>
public abstract class AssetRowConformance<THarness, TAsset, TNew, TChanges> : AssetConformance<THarness, TAsset, TNew, TChanges>
    where THarness : CatalogConformanceHarness, new()
    where TAsset : Asset
    where TNew : NewAsset
    where TChanges : AssetChanges, new()
{
    /// <summary>Initializes the test.</summary>
    /// <param name="kind">The kind of asset under test.</param>
    protected AssetRowConformance(AssetKind<TAsset, TNew, TChanges> kind)
        : base(kind)
    {
    }

    /// <summary>Each field comes back as it was given, from the insert and from reading.</summary>
    /// <param name="other">Which of two sets of values.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Insert_EveryField_ComesBack(bool other)
    {
        var (paperId, videoId) = await AddPaperWithVideoAsync();
        var asset = other ? Kind.Other(paperId, videoId) : Kind.Full(paperId, videoId);

        var inserted = await AddAsync(asset);

        Fields.Same(asset, inserted);
        Fields.Same(inserted, await GetAsync(inserted.Id));
    }

    /// <summary>What is not given is empty or has its usual value.</summary>
    [Fact]
    public async Task Insert_OnlyWhatMustBe_LeavesTheRestEmpty()
    {
        var asset = Kind.Plain((await AddPaperAsync()).Id);

        var inserted = await AddAsync(asset);

        Fields.Same(asset, inserted);
        Fields.Same(inserted, await GetAsync(inserted.Id));
    }

    /// <summary>A new asset begins at row version 1 and version 1, with all that is known of its file.</summary>
    [Fact]
    public async Task Insert_NewRow_MakesVersionOne()
    {
        var asset = Kind.Plain((await AddPaperAsync()).Id);
        var id = Guid.CreateVersion7();
        var intent = await BeginAsync();

        var row = await WriteAsync(async session =>
        {
            await ConfirmAsync(session, intent);
            return await Kind.Rows(session).InsertAsync(id, asset, FileOf(intent), Token);
        });

        Assert.NotNull(row);
        Assert.Equal(id, row.Id);
        Assert.Equal(1, row.VersionNumber);
        Assert.Equal(1, row.RowVersion);
        Assert.NotEqual(Guid.Empty, row.CurrentVersionId);
        Assert.Equal(TimeSpan.Zero, row.CreatedAt.Offset);
        PointsTo(row, intent);
        await FileIsAsync(FileState.Committed, intent);
    }

    /// <summary>A row with the id exists: nothing is inserted, nothing is raised, and the transaction goes on.</summary>
    [Fact]
    public async Task Insert_SameId_ReturnsNullAndTransactionGoesOn()
    {
        var first = await AddFullAsync();
        var intent = await BeginAsync();

        var (again, next) = await WriteAsync(async session =>
        {
            await ConfirmAsync(session, intent);
            var again = await Kind.Rows(session).InsertAsync(first.Id, Kind.Plain(first.PaperId), FileOf(intent), Token);
            return (again, await Kind.Rows(session).InsertAsync(Guid.CreateVersion7(), Kind.Plain(first.PaperId), FileOf(intent), Token));
        });

        Assert.Null(again);
        Assert.NotNull(next);
        PointsTo(next, intent);
        Fields.Same(first, await GetAsync(first.Id));
    }

    /// <summary>The same call again, id and file alike, returns null and not an error: that is how a call is repeated.</summary>
    [Fact]
    public async Task Insert_SameCallAgain_ReturnsNull()
    {
        var asset = Kind.Plain((await AddPaperAsync()).Id);
        var row = await AddAsync(asset);

        Assert.Null(await WriteAsync(session =>
            Kind.Rows(session).InsertAsync(row.Id, asset, new VersionFile(row.FilePath, row.FileSize, null, null, null), Token)));

        Assert.Equal(1, (await GetAsync(row.Id)).VersionNumber);
    }

    /// <summary>An asset without a paper cannot be.</summary>
    [Fact]
    public async Task Insert_NoSuchPaper_ThrowsNotFound() =>
        await ThrowsAsync(CatalogErrorCode.NotFound, () => AddAsync(Kind.Plain(Guid.CreateVersion7())));

    /// <summary>A file that is not committed cannot be pointed to, and the refused insert leaves nothing.</summary>
    /// <param name="isKnown">Whether the ledger knows the path.</param>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Insert_FileNotCommitted_ThrowsConstraintViolation(bool isKnown)
    {
        var paper = await AddPaperAsync();
        var path = isKnown ? (await BeginAsync()).Path : StoragePath.Parse("files/unknown.bin");
        var id = Guid.CreateVersion7();

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation,
            () => WriteAsync(session => Kind.Rows(session).InsertAsync(id, Kind.Plain(paper.Id), new VersionFile(path, 1000, null, null, null), Token)));

        Assert.Null(await ReadAsync(session => Kind.Rows(session).GetAsync(id, Token)));
    }

    /// <summary>The file of another asset of the kind, or of another kind, cannot be taken.</summary>
    /// <param name="ofOtherKind">Whether the file belongs to an asset of another kind.</param>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Insert_FileOfAnotherAsset_ThrowsConstraintViolation(bool ofOtherKind)
    {
        var paper = await AddPaperAsync();
        Asset owner = !ofOtherKind ? await AddAsync(Kind.Plain(paper.Id))
            : Kind.Type == AssetType.Visual ? await AddAsync(AudioKind.Instance, AudioKind.Instance.Plain(paper.Id))
            : await AddAsync(VisualKind.Instance, VisualKind.Instance.Plain(paper.Id));

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation,
            () => WriteAsync(session => Kind.Rows(session).InsertAsync(
                Guid.CreateVersion7(), Kind.Plain(paper.Id), new VersionFile(owner.FilePath, owner.FileSize, null, null, null), Token)));
    }

    /// <summary>The size of the row must be that of the file.</summary>
    [Fact]
    public async Task Insert_SizeMismatch_ThrowsConstraintViolation()
    {
        var paper = await AddPaperAsync();
        var intent = await BeginAsync();

        await ThrowsAsync(
            CatalogErrorCode.ConstraintViolation,
            () => WriteAsync(async session =>
            {
                await ConfirmAsync(session, intent);
                return await Kind.Rows(session).InsertAsync(
                    Guid.CreateVersion7(), Kind.Plain(paper.Id), FileOf(intent) with { Length = LengthOf(intent) + 1 }, Token);
            }));

        await FileIsAsync(FileState.Writing, intent);
    }

    /// <summary>The database refuses what slipped past the checks of the services.</summary>
    /// <param name="fault">What is wrong.</param>
    [Theory]
    [InlineData("blank title")]
    [InlineData("long title")]
    [InlineData("negative scene")]
    [InlineData("long scene name")]
    public async Task Insert_AgainstTheRules_ThrowsConstraintViolation(string fault)
    {
        var plain = Kind.Plain((await AddPaperAsync()).Id);
        var asset = fault switch
        {
            "blank title" => plain with { Title = "  " },
            "long title" => plain with { Title = new string('t', 301) },
            "negative scene" => plain with { SceneNumber = -1 },
            _ => plain with { SceneName = new string('s', 201) },
        };

        await ThrowsAsync(CatalogErrorCode.ConstraintViolation, () => AddAsync(asset));
    }

    /// <summary>Every outcome of a check is kept.</summary>
    /// <param name="status">The outcome.</param>
    [Theory]
    [InlineData(ValidationStatus.Pending)]
    [InlineData(ValidationStatus.Valid)]
    [InlineData(ValidationStatus.Invalid)]
    public async Task Insert_EveryValidationStatus_ComesBack(ValidationStatus status)
    {
        var row = await AddAsync(Kind.Plain((await AddPaperAsync()).Id) with { ValidationStatus = status });

        Assert.Equal(status, row.ValidationStatus);
        Assert.Equal(status, (await GetAsync(row.Id)).ValidationStatus);
    }

    /// <summary>An id without a row gives nothing, and an asset of another kind is none of this.</summary>
    [Fact]
    public async Task Get_NoSuchAsset_ReturnsNull()
    {
        var paper = await AddPaperAsync();
        Asset stranger = Kind.Type == AssetType.Visual
            ? await AddAsync(AudioKind.Instance, AudioKind.Instance.Plain(paper.Id))
            : await AddAsync(VisualKind.Instance, VisualKind.Instance.Plain(paper.Id));

        Assert.Null(await ReadAsync(session => Kind.Rows(session).GetAsync(Guid.CreateVersion7(), Token)));
        Assert.Null(await ReadAsync(session => Kind.Rows(session).GetAsync(stranger.Id, Token)));
    }

    /// <summary>A deleted asset is gone, its file is to be deleted, and its paper and the other assets stay.</summary>
    [Fact]
    public async Task Delete_Asset_IsGoneWithItsFilesAlone()
    {
        var kept = await AddFullAsync();
        var row = await AddAsync(Kind.Plain(kept.PaperId));
        var (second, _) = await ReplaceAsync(row.Id);

        Assert.True(await WriteAsync(session => Kind.Rows(session).DeleteAsync(row.Id, Token)));
        Assert.False(await WriteAsync(session => Kind.Rows(session).DeleteAsync(row.Id, Token)));

        Assert.Null(await ReadAsync(session => Kind.Rows(session).GetAsync(row.Id, Token)));
        foreach (var path in new[] { row.FilePath, second.FilePath })
        {
            Assert.Equal(FileState.Deleting, (await ReadAsync(session => session.Files.FindAsync(path, Token)))?.State);
        }

        Fields.Same(kept, await GetAsync(kept.Id));
    }
}
