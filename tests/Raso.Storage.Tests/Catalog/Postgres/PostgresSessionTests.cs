using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace Raso.Storage.Catalog.Postgres;

[Trait("Category", "Server")]
public sealed class PostgresSessionTests(PostgresSchemaFixture schema) : IClassFixture<PostgresSchemaFixture>
{
    private readonly PostgresCatalog _catalog = schema.Catalog;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InsertPaper_AllFields_RoundTrips()
    {
        var id = Guid.CreateVersion7();
        var paper = new NewPaper
        {
            Title = "Ünïcode 論文 🎬",
            Authors = ["B", "A", "O'Neil; DROP TABLE papers"],
            Doi = "10.1000/x(1)",
            Abstract = "a\nb",
            Keywords = ["k\"1", "k,2"],
            PublicationDate = new DateOnly(1843, 10, 1),
            Journal = "Memoirs",
            PdfUrl = "https://example.org/a.pdf",
        };

        var inserted = await _catalog.WriteAsync((session, token) => session.Papers.InsertAsync(id, paper, "papers/full", token), Token);
        var read = await _catalog.ReadLatestAsync((session, token) => session.Papers.FindByDoiAsync("10.1000/x(1)", token), Token);

        inserted.Should().BeEquivalentTo(paper, options => options.Excluding(p => p.Id), "the row holds what was given");
        read.Should().BeEquivalentTo(inserted, options => options.WithStrictOrdering());
        read!.Id.Should().Be(id);
        read.RowVersion.Should().Be(1);
        read.CreatedAt.Offset.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public async Task InsertPaper_IdIsThere_ReturnsNullAndTransactionGoesOn()
    {
        var paper = await Sample.AddPaperAsync(_catalog);

        var (again, read) = await _catalog.WriteAsync(
            async (session, token) => (
                await session.Papers.InsertAsync(paper.Id, Sample.NewPaper(), "papers/other", token),
                await session.Papers.GetAsync(paper.Id, token)),
            Token);

        again.Should().BeNull();
        read.Should().BeEquivalentTo(paper);
    }

    [Fact]
    public async Task InsertPaper_DoiIsTaken_AlreadyExists()
    {
        await Sample.AddPaperAsync(_catalog, "10.1/taken");

        var act = () => Sample.AddPaperAsync(_catalog, "10.1/taken");

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.AlreadyExists);
    }

    [Theory]
    [InlineData(0x0000)]
    [InlineData(0xd800)]
    public async Task InsertPaper_TextThatPostgreSqlCannotHold_IsRefused(int code)
    {
        var text = $"a{(char)code}b";
        var act = () => _catalog.WriteAsync(
            (session, token) => session.Papers.InsertAsync(Guid.CreateVersion7(), Sample.NewPaper() with { Abstract = text }, "papers/text", token), Token);

        (await act.Should().ThrowAsync<CatalogException>().WithMessage("*U+0000*")).Which.Code.Should().Be(CatalogErrorCode.ConstraintViolation);
        await _catalog.ReadAsync((session, token) => session.Files.ListAsync(null, 1, token), Token);
    }

    [Fact]
    public async Task UpdatePaper_SomeFields_LeavesTheOthers()
    {
        var paper = await Sample.AddPaperAsync(_catalog, "10.1/update");

        var changed = await _catalog.WriteAsync(
            (session, token) => session.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "New", Doi = (string?)null }, paper.RowVersion, token),
            Token);

        changed.Should().BeEquivalentTo(
            paper with { Title = "New", Doi = null, RowVersion = 2 },
            options => options.Excluding(p => p.UpdatedAt));
        changed.UpdatedAt.Should().BeAfter(paper.UpdatedAt);
    }

    [Fact]
    public async Task UpdatePaper_OtherRowVersionOrNoRow_ConflictOrNotFound()
    {
        var paper = await Sample.AddPaperAsync(_catalog);
        Task<Paper> Update(Guid id, long? expected) =>
            _catalog.WriteAsync((session, token) => session.Papers.UpdateAsync(id, new PaperChanges { Title = "New" }, expected, token), Token);

        (await FluentActions.Awaiting(() => Update(paper.Id, 7)).Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
        (await FluentActions.Awaiting(() => Update(Guid.CreateVersion7(), null)).Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ListPapers_PageByPage_EachOnceInOrder(bool oldestFirst)
    {
        for (var i = 0; i < 5; i++)
        {
            await Sample.AddPaperAsync(_catalog);
        }

        var all = await _catalog.ReadAsync((session, token) => session.Papers.ListAsync(null, oldestFirst, 1000, token), Token);
        var paged = new List<Paper>();
        PaperKey? after = null;
        do
        {
            var page = await _catalog.ReadAsync((session, token) => session.Papers.ListAsync(after, oldestFirst, 2, token), Token);
            paged.AddRange(page);
            after = page.Count < 2 ? null : new PaperKey(page[^1].CreatedAt, page[^1].Id);
        }
        while (after is not null);

        paged.Select(paper => paper.Id).Should().Equal(all.Select(paper => paper.Id)).And.OnlyHaveUniqueItems();
        var keys = all.Select(paper => (paper.CreatedAt, paper.Id));
        (oldestFirst ? keys : keys.Reverse()).Should().BeInAscendingOrder();
    }

    [Fact]
    public async Task InsertVideo_AllFields_MakesVersionOneWithItsNotes()
    {
        var paper = await Sample.AddPaperAsync(_catalog);

        var video = await Sample.AddVideoAsync(_catalog, paper.Id, asset => asset with
        {
            Role = VideoRole.Scene,
            SceneNumber = 3,
            Duration = TimeSpan.FromMilliseconds(12_345),
            Resolution = "1920x1080",
            QualityPreset = QualityPreset.Custom,
            CodecInfo = JsonElement.Parse("""{"profile": "high"}"""),
            GenerationParameters = JsonElement.Parse("""{"seed": 1, "text": "ä"}"""),
            GenerationTime = TimeSpan.FromSeconds(90),
        });

        video.VersionNumber.Should().Be(1);
        video.Role.Should().Be(VideoRole.Scene);
        video.Duration.Should().Be(TimeSpan.FromMilliseconds(12_345));
        video.QualityPreset.Should().Be(QualityPreset.Custom);
        video.GenerationTime.Should().Be(TimeSpan.FromSeconds(90));
        video.GenerationParameters!.Value.GetProperty("text").GetString().Should().Be("ä");
        video.ValidationErrors.Should().BeNull();
        video.Sha256.Should().Be(Sample.Sha256);
        video.ContentType.Should().Be("video/mp4");
        (await schema.ScalarAsync<string>($"SELECT changes_description || '/' || created_by FROM content_versions WHERE id = '{video.CurrentVersionId}'"))
            .Should().Be("what is new/ada");
    }

    [Fact]
    public async Task InsertVideo_PaperIsMissing_NotFound()
    {
        var act = () => Sample.AddVideoAsync(_catalog, Guid.CreateVersion7());

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Fact]
    public async Task InsertVideo_IdIsThere_ReturnsNullAndLeavesTheNotes()
    {
        var video = await Sample.AddVideoAsync(_catalog, (await Sample.AddPaperAsync(_catalog)).Id);
        var intent = await Sample.BeginAsync(_catalog);

        var again = await _catalog.WriteAsync(
            async (session, token) =>
            {
                await Sample.ConfirmAsync(session, intent);
                return await session.Videos.InsertAsync(
                    video.Id,
                    new NewVideoAsset { PaperId = video.PaperId, Title = "Other" },
                    Sample.FileOf(intent) with { CreatedBy = "someone else" },
                    token);
            },
            Token);

        again.Should().BeNull();
        (await schema.ScalarAsync<string>($"SELECT created_by FROM content_versions WHERE id = '{video.CurrentVersionId}'")).Should().Be("ada");
        (await schema.ScalarAsync<string>($"SELECT state FROM files WHERE id = '{intent.FileId}'")).Should().Be("deleting", "nothing names the second file");
    }

    [Fact]
    public async Task UpdateVideo_NewFile_MakesVersionTwo()
    {
        var video = await Sample.AddVideoAsync(_catalog, (await Sample.AddPaperAsync(_catalog)).Id);
        var intent = await Sample.BeginAsync(_catalog);

        var changed = await _catalog.WriteAsync(
            async (session, token) =>
            {
                await Sample.ConfirmAsync(session, intent);
                return await session.Videos.UpdateAsync(
                    video.Id, new VideoAssetChanges { Fps = 60 }, Sample.FileOf(intent) with { ChangesDescription = "faster" }, video.RowVersion, token);
            },
            Token);

        changed.VersionNumber.Should().Be(2);
        changed.Fps.Should().Be(60);
        changed.FilePath.Should().Be(intent.Path);
        changed.Title.Should().Be("Film");
        (await schema.ScalarAsync<string>($"SELECT changes_description FROM content_versions WHERE id = '{changed.CurrentVersionId}'")).Should().Be("faster");
    }

    [Fact]
    public async Task UpdateVideo_OtherRowVersion_ConflictAndNothingChanged()
    {
        var video = await Sample.AddVideoAsync(_catalog, (await Sample.AddPaperAsync(_catalog)).Id);

        var act = () => _catalog.WriteAsync(
            (session, token) => session.Videos.UpdateAsync(video.Id, new VideoAssetChanges { Title = "New" }, null, 99, token), Token);

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
        (await _catalog.ReadLatestAsync((session, token) => session.Videos.GetAsync(video.Id, token), Token)).Should().BeEquivalentTo(video);
    }

    [Fact]
    public async Task GetPaperAssets_AllKinds_ReadsThemById()
    {
        var paper = await Sample.AddPaperAsync(_catalog);
        var video = await Sample.AddVideoAsync(_catalog, paper.Id);
        var (audioFile, visualFile, sourceFile) = (await Sample.BeginAsync(_catalog), await Sample.BeginAsync(_catalog), await Sample.BeginAsync(_catalog));
        await _catalog.WriteAsync(
            async (session, token) =>
            {
                await Sample.ConfirmAsync(session, audioFile);
                await Sample.ConfirmAsync(session, visualFile);
                await Sample.ConfirmAsync(session, sourceFile);
                await session.Audio.InsertAsync(
                    Guid.CreateVersion7(),
                    new NewAudioAsset { PaperId = paper.Id, VideoAssetId = video.Id, Title = "Voice", Format = AudioFormat.M4a, Language = "de" },
                    Sample.FileOf(audioFile),
                    token);
                return await session.Visuals.InsertAsync(
                    Guid.CreateVersion7(),
                    new NewVisualAsset { PaperId = paper.Id, Title = "Cube", Role = VisualRole.Model3D, StartTime = TimeSpan.Zero, EndTime = TimeSpan.FromSeconds(1.5) },
                    Sample.FileOf(visualFile) with { SourceCodePath = sourceFile.Path },
                    token);
            },
            Token);

        var assets = await _catalog.ReadAsync((session, token) => session.GetPaperAssetsAsync(paper.Id, token), Token);
        var files = await _catalog.ReadAsync((session, token) => session.Files.ListOfPaperAsync(paper.Id, token), Token);

        assets!.Paper.Should().BeEquivalentTo(paper);
        assets.Videos.Should().ContainSingle().Which.Should().BeEquivalentTo(video);
        assets.Audio.Should().ContainSingle().Which.Should().Match<AudioAsset>(a => a.VideoAssetId == video.Id && a.Format == AudioFormat.M4a && a.Language == "de");
        assets.Visuals.Should().ContainSingle().Which.Should().Match<VisualAsset>(
            v => v.Role == VisualRole.Model3D && v.SourceCodePath == sourceFile.Path && v.StartTime == TimeSpan.Zero && v.EndTime == TimeSpan.FromSeconds(1.5));
        files.Should().HaveCount(4);
        (await _catalog.ReadAsync((session, token) => session.GetPaperAssetsAsync(Guid.CreateVersion7(), token), Token)).Should().BeNull();
    }

    [Fact]
    public async Task DeletePaper_WithVideo_TurnsItsFilesDeleting()
    {
        var paper = await Sample.AddPaperAsync(_catalog);
        var video = await Sample.AddVideoAsync(_catalog, paper.Id);

        var deleted = await _catalog.WriteAsync((session, token) => session.Papers.DeleteAsync(paper.Id, token), Token);

        deleted.Should().BeTrue();
        (await _catalog.ReadLatestAsync((session, token) => session.Files.FindAsync(video.FilePath, token), Token))!.State.Should().Be(FileState.Deleting);
        (await _catalog.WriteAsync((session, token) => session.Papers.DeleteAsync(paper.Id, token), Token)).Should().BeFalse();
    }

    [Fact]
    public async Task Read_FunctionWrites_IsRefused()
    {
        var act = () => _catalog.ReadAsync((session, token) => session.Papers.InsertAsync(Guid.CreateVersion7(), Sample.NewPaper(), "papers/read", token), Token);

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Unavailable);
    }

    [Fact]
    public async Task ReadSnapshot_RowChangesMeanwhile_SeesOneMoment()
    {
        var paper = await Sample.AddPaperAsync(_catalog);

        var (before, after) = await _catalog.ReadSnapshotAsync(
            async (session, token) =>
            {
                var first = await session.Papers.GetAsync(paper.Id, token);
                await _catalog.WriteAsync((other, t) => other.Papers.UpdateAsync(paper.Id, new PaperChanges { Title = "Later" }, null, t), token);
                return (first, await session.Papers.GetAsync(paper.Id, token));
            },
            Token);

        after.Should().BeEquivalentTo(before);
    }

    [Fact]
    public async Task Session_UsedAfterItsTransaction_IsRefused()
    {
        var leaked = await _catalog.WriteAsync((session, _) => Task.FromResult(session), Token);

        await FluentActions.Awaiting(() => leaked.Papers.GetAsync(Guid.CreateVersion7(), Token)).Should().ThrowAsync<ObjectDisposedException>();
    }
}
