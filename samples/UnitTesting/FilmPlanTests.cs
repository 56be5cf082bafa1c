using NSubstitute.ExceptionExtensions;
using Raso.Storage;
using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace UnitTesting;

/// <summary>The application's own tests: interfaces are mocked, records are made like any others.</summary>
public sealed class FilmPlanTests
{
    private readonly IPaperRepository _papers = Substitute.For<IPaperRepository>();
    private readonly IAssetService _assets = Substitute.For<IAssetService>();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ListWaiting_OfTwoPages_GivesThoseWithoutAFinalVideo()
    {
        var (filmed, drafted, bare) = (Paper("Filmed"), Paper("Drafted"), Paper("Bare"));
        _papers.SearchAsync(Arg.Is<PaperSearch>(search => search.After == null), Arg.Any<CancellationToken>()).Returns(Page("second", filmed, drafted));
        _papers.SearchAsync(Arg.Is<PaperSearch>(search => search.After == "second"), Arg.Any<CancellationToken>()).Returns(Page(null, bare));
        Made(filmed, Video(filmed, VideoRole.Final));
        Made(drafted, Video(drafted, VideoRole.Draft));
        Made(bare);

        var waiting = await new FilmPlan(_papers, _assets).ListWaitingAsync("attention", Token);

        waiting.Should().Equal(drafted, bare);
        await _papers.Received(2).SearchAsync(Arg.Is<PaperSearch>(search => search.Text == "attention" && search.HasPdf == true), Token);
    }

    [Fact]
    public async Task ListWaiting_WhilePapersAreDeleted_LeavesThemOut()
    {
        var gone = Paper("Gone");
        _papers.SearchAsync(Arg.Any<PaperSearch>(), Token).Returns(Page(null, gone));
        _assets.GetByPaperAsync(gone.Id, Token).Returns((PaperAssets?)null);

        (await new FilmPlan(_papers, _assets).ListWaitingAsync("attention", Token)).Should().BeEmpty();
    }

    [Fact]
    public async Task TakeIn_AFilm_StoresItsBytesAsTheFinalVideo()
    {
        byte[] stored = [];
        await _assets.Videos.CreateAsync(
            Arg.Any<NewVideoAsset>(), Arg.Do<FileContent>(content => stored = ReadAll(content)), Arg.Any<AssetWriteOptions>(), Arg.Any<CancellationToken>());
        var (film, paper) = (Guid.CreateVersion7(), Guid.CreateVersion7());

        var taken = await new FilmPlan(_papers, _assets).TakeInAsync(film, paper, [1, 2, 3], Token);

        taken.Should().BeTrue();
        stored.Should().Equal(1, 2, 3);
        await _assets.Videos.Received(1).CreateAsync(
            Arg.Is<NewVideoAsset>(video => video.Id == film && video.PaperId == paper && video.Role == VideoRole.Final),
            Arg.Any<FileContent>(),
            Arg.Any<AssetWriteOptions>(),
            Token);
    }

    [Fact]
    public async Task TakeIn_OfWhatAnotherTookIn_SaysSo()
    {
        _assets.Videos.CreateAsync(Arg.Any<NewVideoAsset>(), Arg.Any<FileContent>(), Arg.Any<AssetWriteOptions>(), Token).ThrowsAsync(new CatalogException(CatalogErrorCode.AlreadyExists, "Another video has the id."));

        (await new FilmPlan(_papers, _assets).TakeInAsync(Guid.CreateVersion7(), Guid.CreateVersion7(), [1], Token)).Should().BeFalse();
    }

    [Fact]
    public async Task TakeIn_WhileTheCatalogueIsAway_PassesItsError()
    {
        _assets.Videos.CreateAsync(Arg.Any<NewVideoAsset>(), Arg.Any<FileContent>(), Arg.Any<AssetWriteOptions>(), Token)
            .ThrowsAsync(new CatalogException(CatalogErrorCode.Unavailable, "The server is restarting.", isTransient: true));

        var take = () => new FilmPlan(_papers, _assets).TakeInAsync(Guid.CreateVersion7(), Guid.CreateVersion7(), [1], Token);

        (await take.Should().ThrowAsync<CatalogException>()).Which.IsTransient.Should().BeTrue();
    }

    private static Paper Paper(string title) => new()
    {
        Id = Guid.CreateVersion7(),
        Title = title,
        Authors = ["Jane Doe"],
        Folder = $"papers/{title}",
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        RowVersion = 1,
    };

    private static VideoAsset Video(Paper paper, VideoRole role) => new()
    {
        Id = Guid.CreateVersion7(),
        PaperId = paper.Id,
        Title = "Film",
        Role = role,
        FilePath = StoragePath.Parse("film.mp4"),
        FileSize = 3,
        Sha256 = new string('0', 64),
        ContentType = "video/mp4",
        CurrentVersionId = Guid.CreateVersion7(),
        VersionNumber = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        RowVersion = 1,
    };

    private static PaperSearchPage Page(string? next, params Paper[] papers) => new()
    {
        Hits = [.. papers.Select(paper => new PaperHit(paper, 1, new HighlightedText(paper.Title, []), null))],
        Next = next,
        Total = papers.Length,
        TotalIsExact = true,
    };

    private static byte[] ReadAll(FileContent content)
    {
        using var stream = content.OpenAsync(Token).AsTask().GetAwaiter().GetResult();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        return copy.ToArray();
    }

    private void Made(Paper paper, params VideoAsset[] videos) => _assets.GetByPaperAsync(paper.Id, Token).Returns(new PaperAssets(paper, videos, [], []));
}
