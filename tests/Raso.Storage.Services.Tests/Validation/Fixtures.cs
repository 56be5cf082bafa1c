using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;
using Raso.Storage.Relationships;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Versioning;

namespace Raso.Storage.Services.Tests.Validation;

/// <summary>The rows that texts are sent to, and those beside them that must stay as they are.</summary>
internal sealed class Fixtures
{
    private Paper _bystander = null!;
    private VideoAsset _bystandingVideo = null!;
    private Paper _paper = null!;
    private VideoAsset _video = null!;
    private AudioAsset _audio = null!;
    private VisualAsset _visual = null!;

    private AssetReference Visual => new(AssetType.Visual, _visual.Id);

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private NewRelationship Link => new()
    {
        Source = new(AssetType.Video, _video.Id),
        Target = new(AssetType.Audio, _audio.Id),
        Type = RelationshipType.DependsOn,
    };

    private NewGenerationJob Job => new() { PaperId = _paper.Id, Type = JobType.FullVideo, GenerationParameters = JsonElement.Parse("{}") };

    public static async Task<Fixtures> CreateAsync(Bench bench)
    {
        var rows = new Fixtures
        {
            _bystander = await bench.Papers.CreateAsync(Samples.Paper("Bystander") with { Doi = "10.1000/bystander", Abstract = "Stays." }, Token),
            _paper = await bench.Papers.CreateAsync(Samples.Paper(), Token),
        };
        rows._bystandingVideo = await bench.Assets.Videos.CreateAsync(Samples.Video(rows._bystander), Samples.Text("bytes"), cancellationToken: Token);
        rows._video = await bench.Assets.Videos.CreateAsync(Samples.Video(rows._paper), Samples.Text("bytes"), cancellationToken: Token);
        rows._audio = await bench.Assets.Audio.CreateAsync(Samples.Audio(rows._paper), Samples.Text("bytes"), cancellationToken: Token);
        rows._visual = await bench.Assets.Visuals.CreateAsync(Samples.Visual(rows._paper), Samples.Text("bytes"), cancellationToken: Token);
        return rows;
    }

    public async Task CheckBystandersAsync(Bench bench)
    {
        (await bench.Papers.GetAsync(_bystander.Id, Token)).Should().BeEquivalentTo(_bystander);
        (await bench.Assets.Videos.GetAsync(_bystandingVideo.Id, Token)).Should().BeEquivalentTo(_bystandingVideo);
    }

    public object Valid(Type type) => type == typeof(NewPaper) ? Samples.Paper()
        : type == typeof(NewVideoAsset) ? Samples.Video(_paper)
        : type == typeof(NewAudioAsset) ? Samples.Audio(_paper)
        : type == typeof(NewVisualAsset) ? Samples.Visual(_paper)
        : type == typeof(NewRelationship) ? Link
        : type == typeof(NewGenerationJob) ? Job
        : type == typeof(JobClaimOptions) ? new JobClaimOptions { Worker = "me" }
        : Activator.CreateInstance(type)!;

    /// <summary>Gives a record of input to the call that takes it.</summary>
    /// <returns>What the catalogue holds afterwards; nothing where the text is not kept in a row of its own.</returns>
    public async Task<object?> SendAsync(Bench bench, object input)
    {
        switch (input)
        {
            case NewPaper paper:
                return await bench.Papers.GetAsync((await bench.Papers.CreateAsync(paper, Token)).Id, Token);
            case PaperChanges changes:
                return await bench.Papers.GetAsync((await bench.Papers.UpdateAsync(_paper.Id, changes, cancellationToken: Token)).Id, Token);
            case NewVideoAsset video:
                return await bench.Assets.Videos.GetAsync((await bench.Assets.Videos.CreateAsync(video, Samples.Text("bytes"), cancellationToken: Token)).Id, Token);
            case NewAudioAsset audio:
                return await bench.Assets.Audio.GetAsync((await bench.Assets.Audio.CreateAsync(audio, Samples.Text("bytes"), cancellationToken: Token)).Id, Token);
            case NewVisualAsset visual:
                return await bench.Assets.Visuals.GetAsync((await bench.Assets.Visuals.CreateAsync(visual, Samples.Text("bytes"), cancellationToken: Token)).Id, Token);
            case VideoAssetChanges changes:
                return await bench.Assets.Videos.GetAsync((await bench.Assets.Videos.UpdateAsync(_video.Id, changes, cancellationToken: Token)).Id, Token);
            case AudioAssetChanges changes:
                return await bench.Assets.Audio.GetAsync((await bench.Assets.Audio.UpdateAsync(_audio.Id, changes, cancellationToken: Token)).Id, Token);
            case VisualAssetChanges changes:
                return await bench.Assets.Visuals.GetAsync((await bench.Assets.Visuals.UpdateAsync(_visual.Id, changes, cancellationToken: Token)).Id, Token);
            case AssetWriteOptions options:
                await bench.Assets.Videos.ReplaceFileAsync(_video.Id, Samples.Text("bytes"), options: options, cancellationToken: Token);
                return null;
            case NewVersion version:
                return await bench.Versions.GetAsync(Visual, (await bench.Versions.CreateAsync(Visual, Samples.Text("bytes"), version, Token)).Number, Token);
            case RollbackOptions options:
                await bench.Versions.CreateAsync(Visual, Samples.Text("bytes"), cancellationToken: Token);
                await bench.Versions.RollBackAsync(Visual, 1, options, Token);
                return (await bench.Versions.ListRollbacksAsync(Visual, cancellationToken: Token)).Items[0];
            case PrunePolicy policy:
                await bench.Versions.PruneAsync(Visual, policy, Token);
                return null;
            case VersionListOptions options:
                await bench.Versions.ListAsync(Visual, options, Token);
                return null;
            case NewRelationship relationship:
                await bench.Relationships.DeleteBetweenAsync(relationship.Source, relationship.Target, relationship.Type, Token);
                return await KeepAsync(bench, await bench.Relationships.CreateAsync(relationship, Token));
            case RelationshipChanges changes:
                // There still, where the changes before were refused.
                var link = await bench.Relationships.FindAsync(Link.Source, Link.Target, Link.Type, Token) ?? await bench.Relationships.CreateAsync(Link, Token);
                return await KeepAsync(bench, await bench.Relationships.UpdateAsync(link.Id, changes, Token));
            case RelationshipListOptions options:
                await bench.Relationships.ListBySourceAsync(Link.Source, options, Token);
                return null;
            case NewGenerationJob job:
                return await bench.Jobs.GetAsync((await bench.Jobs.EnqueueAsync(job, Token)).Id, Token);
            case JobListOptions options:
                await bench.Jobs.ListAsync(options, Token);
                return null;
            case JobClaimOptions options:
                await bench.Jobs.EnqueueAsync(Job, Token);
                var claimed = (await bench.Jobs.ClaimAsync(options, Token)).Single();
                return new { Worker = (await bench.Jobs.GetAsync(claimed.Job.Id, Token))!.LeaseHolder };
            case PaperImportOptions options:
                await bench.Papers.ImportAsync(AsyncEnumerable.Empty<NewPaper>(), options, Token);
                return null;
            case AssetSource source:
                await bench.Assets.Visuals.ReplaceFileAsync(_visual.Id, Samples.Text("bytes"), options: new AssetWriteOptions { SourceCode = source }, cancellationToken: Token);
                return null;
            case PaperListOptions options:
                await bench.Papers.ListAsync(options, Token);
                return null;
            default:
                throw new NotSupportedException($"Say which call takes a {input.GetType()}.");
        }
    }

    // The next call makes the same relationship.
    private static async Task<AssetRelationship?> KeepAsync(Bench bench, AssetRelationship row)
    {
        var kept = await bench.Relationships.GetAsync(row.Id, Token);
        await bench.Relationships.DeleteAsync(row.Id, Token);
        return kept;
    }
}
