using Raso.Storage.Assets;
using Raso.Storage.Relationships;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Relationships;

/// <summary>What the tests of relationships share.</summary>
public abstract class RelationshipSuite(Catalogue catalogue) : ServiceSuite(catalogue)
{
    protected IAssetRelationships Relationships => Bench.Relationships;

    /// <summary>Creates assets of one paper: by turns a video, an audio asset and a visual.</summary>
    protected async Task<AssetReference[]> AddAssetsAsync(int count)
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var assets = new AssetReference[count];
        for (var i = 0; i < count; i++)
        {
            var content = Samples.Text("bytes");
            assets[i] = (i % 3) switch
            {
                0 => new(AssetType.Video, (await Bench.Assets.Videos.CreateAsync(Samples.Video(paper), content, cancellationToken: Token)).Id),
                1 => new(AssetType.Audio, (await Bench.Assets.Audio.CreateAsync(Samples.Audio(paper), content, cancellationToken: Token)).Id),
                _ => new(AssetType.Visual, (await Bench.Assets.Visuals.CreateAsync(Samples.Visual(paper), content, cancellationToken: Token)).Id),
            };
        }

        return assets;
    }

    protected static NewRelationship Link(AssetReference source, AssetReference target, RelationshipType type = RelationshipType.DependsOn) =>
        new() { Source = source, Target = target, Type = type };

    protected Task<AssetRelationship> LinkAsync(AssetReference source, AssetReference target, RelationshipType type = RelationshipType.DependsOn) =>
        Relationships.CreateAsync(Link(source, target, type), Token);
}
