using System.Security.Cryptography;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Crash.Worker;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;
using Raso.Storage.Relationships;
using Raso.Storage.Versioning;

namespace Raso.Storage.Crash.Tests;

/// <summary>Holds what stands there against the films that were to be made: each paper, PDF, job, part, version and link once, and no file beside them.</summary>
internal sealed class FilmJudge(IServiceProvider provider, CrashSettings settings)
{
    // A PDF, two visuals with their source code, two of narration, two versions of the video.
    private const int FilesOfAFilm = 9;

    private readonly IGenerationJobQueue _jobs = provider.GetRequiredService<IGenerationJobQueue>();
    private readonly IAssetService _assets = provider.GetRequiredService<IAssetService>();
    private readonly IContentVersioning _versions = provider.GetRequiredService<IContentVersioning>();
    private readonly IAssetRelationships _relationships = provider.GetRequiredService<IAssetRelationships>();

    /// <summary>Judges. Workers are dead or done, and the sweep is over.</summary>
    /// <returns>The papers.</returns>
    public async Task<IReadOnlyList<Paper>> JudgeAsync(IReadOnlyCollection<FilmPaper> films)
    {
        var found = await new Judge(provider, settings).JudgeFilesAsync();
        var papers = (await provider.GetRequiredService<IPaperRepository>().ListAsync(new PaperListOptions { PageSize = 200, Latest = true })).Items;
        papers.Select(paper => paper.Title).Should().BeEquivalentTo(films.Select(film => film.Title), "each paper is there once");
        (await _jobs.CountAsync()).Pending.Should().Be(films.Count, "each paper has one job");
        found.Metadata.Should().HaveCount(films.Count, "each paper has its folder");
        var committed = found.Ledger.Where(file => file.State == FileState.Committed).ToDictionary(file => file.Path);
        committed.Should().HaveCount(films.Count * FilesOfAFilm, "nothing is stored twice");
        foreach (var film in films)
        {
            var paper = papers.Single(paper => paper.Title == film.Title);
            committed[paper.PdfPath!].Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(film.CreatePdf())), "the PDF of {0} is whole", film.Title);
            (await _jobs.ListAsync(new JobListOptions { PaperId = paper.Id, Latest = true })).Items.Should().ContainSingle("{0} has one job", film.Title);
            await JudgeAsync(film, (await _assets.GetByPaperAsync(paper.Id))!);
        }

        return papers;
    }

    private async Task JudgeAsync(FilmPaper film, PaperAssets assets)
    {
        assets.Visuals.Select(visual => visual.Title).Should().BeEquivalentTo(["Animation: One", "Slide: Two"], "each visual of {0} is there once", film.Title);
        assets.Audio.Select(audio => audio.Title).Should().BeEquivalentTo(["Narration: Scene 1", "Narration: Scene 2"], "each narration of {0} is there once", film.Title);
        assets.Visuals.Should().OnlyContain(visual => visual.SourceCodePath != null);
        var video = assets.Videos.Should().ContainSingle("the video of {0} is there once", film.Title).Which;
        (video.Title, video.VersionNumber).Should().Be(($"Complete Video: {film.Title}", 2), "it is improved once");

        Asset[] parts = [.. Enumerable.Range(1, 2).SelectMany(scene => new Asset[]
        {
            assets.Visuals.Single(visual => visual.SceneNumber == scene), assets.Audio.Single(audio => audio.SceneNumber == scene),
        })];
        var cut = FilmPaper.CutOf(parts);
        (await _versions.GetAsync(ReferenceTo(video), 1))!.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(cut)), "the video of {0} is made of the parts that stand", film.Title);
        video.Sha256.Should().Be(FilmPaper.Sha256OfImproved(cut));

        (await LinksAsync(video)).Should().BeEquivalentTo(parts.Select(part => (RelationshipType.DependsOn, ReferenceTo(part))), "{0} depends on each part, once", film.Title);
        foreach (var audio in assets.Audio)
        {
            (await LinksAsync(audio)).Should().Equal(
                [(RelationshipType.Enhances, ReferenceTo(assets.Visuals.Single(visual => visual.SceneNumber == audio.SceneNumber)))], "narration enhances its scene, once");
        }
    }

    private async Task<IEnumerable<(RelationshipType, AssetReference)>> LinksAsync(Asset asset) =>
        (await _relationships.ListBySourceAsync(ReferenceTo(asset), new RelationshipListOptions { Latest = true })).Items.Select(link => (link.Type, link.Target));

    private static AssetReference ReferenceTo(Asset asset) => new(asset.Type, asset.Id);
}
