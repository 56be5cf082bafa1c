using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests;

public sealed class AssetRowsTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task InsertAsync_AllFieldsOfAVideo_AreReadBack()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var video = await database.Catalog.AddVideoAsync(paper.Id, Samples.Video(paper.Id) with
        {
            Description = "With “quotes”; -- and 'apostrophes'",
            SceneNumber = 3,
            SceneName = "Opening",
            Role = VideoRole.Draft,
            Duration = TimeSpan.FromMilliseconds(12_345),
            Resolution = "1920x1080",
            Fps = 60,
            Codec = "av1",
            Bitrate = 4000,
            QualityPreset = QualityPreset.High,
            ValidationStatus = ValidationStatus.Valid,
            GenerationTime = TimeSpan.FromSeconds(90),
            CodecInfo = JsonElement.Parse("""{"profile":"ünï","level":4.10}"""),
            AiModelsUsed = JsonElement.Parse("[\"m1\"]"),
        });

        var read = await database.Catalog.ReadAsync(session => session.Videos.GetAsync(video.Id, Token));

        read.Should().BeEquivalentTo(video, options => options.ComparingByMembers<VideoAsset>().Excluding(asset => asset.CodecInfo).Excluding(asset => asset.AiModelsUsed));
        read!.CodecInfo!.Value.GetRawText().Should().Be("""{"profile":"ünï","level":4.10}""");
        read.AiModelsUsed!.Value.GetRawText().Should().Be("[\"m1\"]");
        read.Should().BeEquivalentTo(new
        {
            Description = "With “quotes”; -- and 'apostrophes'",
            SceneNumber = 3,
            Role = VideoRole.Draft,
            Duration = TimeSpan.FromMilliseconds(12_345),
            Resolution = "1920x1080",
            Fps = 60,
            Codec = "av1",
            Bitrate = 4000,
            QualityPreset = QualityPreset.High,
            ValidationStatus = ValidationStatus.Valid,
            GenerationTime = TimeSpan.FromSeconds(90),
            Sha256 = Samples.Hash,
            ContentType = "video/mp4",
            FileSize = 10,
            VersionNumber = 1,
            RowVersion = 1,
        });
    }

    [Fact]
    public async Task UpdateAsync_NewFile_MakesTheNextVersionWithItsNote()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var video = await database.Catalog.AddVideoAsync(paper.Id);
        var intent = await database.Catalog.BeginFileAsync();

        var changed = await database.Catalog.WriteAsync(async session =>
        {
            await session.ConfirmAsync(intent);
            return await session.Videos.UpdateAsync(video.Id, new VideoAssetChanges { Fps = 25 }, Samples.Version(intent, "second"), video.RowVersion, Token);
        });

        changed.VersionNumber.Should().Be(2);
        changed.Fps.Should().Be(25);
        changed.FilePath.Should().Be(intent.Path);
        changed.RowVersion.Should().Be(2);
        Notes(database, video.Id).Should().Equal("1 first tester 0", "2 second tester 1");
        var files = await database.Catalog.ReadAsync(session => session.Files.ListOfAssetAsync(AssetType.Video, video.Id, Token));
        files.Should().HaveCount(2).And.Contain(intent.FileId);
    }

    [Fact]
    public async Task UpdateAsync_FileOfAnOlderVersion_RollsBackAndKeepsItsNote()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var video = await database.Catalog.AddVideoAsync(paper.Id, Samples.Video(paper.Id) with { Fps = 24 });
        var intent = await database.Catalog.BeginFileAsync();
        await database.Catalog.WriteAsync(async session =>
        {
            await session.ConfirmAsync(intent);
            await session.Videos.UpdateAsync(video.Id, new VideoAssetChanges { Fps = 25 }, Samples.Version(intent, "second"), null, Token);
        });

        var back = await database.Catalog.WriteAsync(session => session.Videos.UpdateAsync(
            video.Id, new VideoAssetChanges(), new VersionFile(video.FilePath, 10, null, "undo", "other"), null, Token));

        back.VersionNumber.Should().Be(1);
        back.Fps.Should().Be(24);
        Notes(database, video.Id).Should().Equal("1 first tester 1", "2 second tester 0");
    }

    [Fact]
    public async Task UpdateAsync_AnotherRowVersion_IsConflict()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var video = await database.Catalog.AddVideoAsync(paper.Id);

        var act = () => database.Catalog.WriteAsync(session => session.Videos.UpdateAsync(video.Id, new VideoAssetChanges { Title = "New" }, null, 7, Token));

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.Conflict);
    }

    [Fact]
    public async Task UpdateAsync_NoSuchRow_IsNotFound()
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        var act = () => database.Catalog.WriteAsync(session => session.Videos.UpdateAsync(Guid.CreateVersion7(), new VideoAssetChanges(), null, 7, Token));

        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Fact]
    public async Task InsertAsync_TakenId_GivesNullAndTheTransactionGoesOn()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var video = await database.Catalog.AddVideoAsync(paper.Id);

        var changed = await database.Catalog.WriteAsync(async session =>
        {
            var again = await session.Videos.InsertAsync(video.Id, Samples.Video(paper.Id), new VersionFile(video.FilePath, 10, null, null, null), Token);
            again.Should().BeNull();
            return await session.Videos.UpdateAsync(video.Id, new VideoAssetChanges { Title = "Still usable" }, null, null, Token);
        });

        changed.Title.Should().Be("Still usable");
    }

    [Fact]
    public async Task InsertAsync_NoSuchPaper_IsNotFound()
    {
        await using var database = await TemporaryDatabase.CreateAsync();

        var act = () => database.Catalog.AddVideoAsync(Guid.CreateVersion7());

        (await act.Should().ThrowAsync<CatalogException>()).Which.Message.Should().Contain("no paper");
        (await act.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(CatalogErrorCode.NotFound);
    }

    [Fact]
    public async Task InsertAsync_NoSuchVideo_IsNotFound()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var intent = await database.Catalog.BeginFileAsync();
        var audio = new NewAudioAsset { PaperId = paper.Id, Title = "Voice", VideoAssetId = Guid.CreateVersion7() };

        var act = () => database.Catalog.WriteAsync(async session =>
        {
            await session.ConfirmAsync(intent);
            await session.Audio.InsertAsync(Guid.CreateVersion7(), audio, Samples.Version(intent), Token);
        });

        var error = (await act.Should().ThrowAsync<CatalogException>()).Which;
        error.Code.Should().Be(CatalogErrorCode.NotFound);
        error.Message.Should().Contain("no video");
        (await database.Catalog.FindAsync(intent.Path))!.State.Should().Be(FileState.Writing);
    }

    [Theory]
    [InlineData("""{"a":"\u0000"}""")]
    [InlineData("""{"\u0000":1}""")]
    [InlineData("""{"a":["\ud800"]}""")]
    [InlineData("1")]
    public async Task UpdateAsync_JsonThatCannotBeKept_IsConstraintViolation(string json)
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var video = await database.Catalog.AddVideoAsync(paper.Id);
        var changes = new VideoAssetChanges { GenerationParameters = JsonElement.Parse(json) };

        var error = await Assert.ThrowsAsync<CatalogException>(() => database.Catalog.WriteAsync(session => session.Videos.UpdateAsync(video.Id, changes, null, null, Token)));

        error.Code.Should().Be(CatalogErrorCode.ConstraintViolation);
    }

    [Fact]
    public async Task InsertAsync_SourceCodeOfAVideo_IsRefused()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();

        var error = await Assert.ThrowsAsync<CatalogException>(() => database.Catalog.WriteAsync(session =>
            session.Videos.InsertAsync(Guid.CreateVersion7(), Samples.Video(paper.Id), Samples.Version(Samples.Intent(), source: "src/a.py"), Token)));

        error.Code.Should().Be(CatalogErrorCode.ConstraintViolation);
    }

    [Fact]
    public async Task GetPaperAssetsAsync_AllKinds_AreInOneSnapshot()
    {
        await using var database = await TemporaryDatabase.CreateAsync();
        var paper = await database.Catalog.AddPaperAsync();
        var video = await database.Catalog.AddVideoAsync(paper.Id);
        var voice = await database.Catalog.BeginFileAsync();
        var slide = await database.Catalog.BeginFileAsync();
        var code = await database.Catalog.BeginFileAsync();
        await database.Catalog.WriteAsync(async session =>
        {
            await session.ConfirmAsync(voice);
            await session.ConfirmAsync(slide);
            await session.ConfirmAsync(code);
            await session.Audio.InsertAsync(
                Guid.CreateVersion7(),
                new NewAudioAsset { PaperId = paper.Id, Title = "Voice", VideoAssetId = video.Id, Transcript = "Hello", Language = "de" },
                Samples.Version(voice),
                Token);
            await session.Visuals.InsertAsync(
                Guid.CreateVersion7(),
                new NewVisualAsset { PaperId = paper.Id, Title = "Mesh", Role = VisualRole.Model3D, Format = VisualFormat.Glb, StartTime = TimeSpan.Zero, EndTime = TimeSpan.FromSeconds(1.5) },
                Samples.Version(slide, source: code.Path),
                Token);
        });

        var all = (await database.Catalog.ReadAsync(session => session.GetPaperAssetsAsync(paper.Id, Token)))!;
        var none = await database.Catalog.ReadAsync(session => session.GetPaperAssetsAsync(Guid.CreateVersion7(), Token));

        all.Videos.Should().ContainSingle().Which.Id.Should().Be(video.Id);
        all.Audio.Should().ContainSingle().Which.Should().BeEquivalentTo(new { VideoAssetId = video.Id, Transcript = "Hello", Language = "de", SampleRate = 44100 });
        all.Visuals.Should().ContainSingle().Which.Should().BeEquivalentTo(new
        {
            Role = VisualRole.Model3D,
            Format = VisualFormat.Glb,
            SourceCodePath = code.Path,
            StartTime = TimeSpan.Zero,
            EndTime = TimeSpan.FromSeconds(1.5),
        });
        none.Should().BeNull();
        (await database.Catalog.ReadAsync(session => session.Files.ListOfPaperAsync(paper.Id, Token))).Should().HaveCount(4);
    }

    private static IReadOnlyList<string> Notes(TemporaryDatabase database, Guid id)
    {
        using var plain = database.OpenPlain();
        plain.Begin(ConnectionSql.BeginRead, Token);
        var notes = plain.Query(
            "SELECT version_number || ' ' || changes_description || ' ' || created_by || ' ' || is_current AS note FROM content_versions WHERE content_id = $id ORDER BY version_number",
            new SqliteArguments().Id("$id", id),
            row => row.Text("note"),
            Token);
        plain.Rollback();
        return notes;
    }
}
