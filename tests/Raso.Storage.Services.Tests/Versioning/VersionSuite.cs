using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Versioning;

namespace Raso.Storage.Services.Tests.Versioning;

/// <summary>What the tests of versions share.</summary>
public abstract class VersionSuite(Catalogue catalogue) : ServiceSuite(catalogue)
{
    protected static JsonElement Parse(string json) => JsonElement.Parse(json);

    /// <summary>Makes an asset whose file says "one".</summary>
    protected async Task<AssetReference> CreateAsync(AssetType type = AssetType.Video)
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var id = type switch
        {
            AssetType.Video => (await Bench.Assets.Videos.CreateAsync(
                Samples.Video(paper) with { Fps = 60, Duration = TimeSpan.FromSeconds(9), GenerationParameters = Parse("""{"seed": 1, "steps": 20}""") },
                Samples.Text("one"),
                cancellationToken: Token)).Id,
            AssetType.Audio => (await Bench.Assets.Audio.CreateAsync(Samples.Audio(paper), Samples.Text("one"), cancellationToken: Token)).Id,
            _ => (await Bench.Assets.Visuals.CreateAsync(Samples.Visual(paper), Samples.Text("one"), cancellationToken: Token)).Id,
        };
        return new AssetReference(type, id);
    }

    /// <summary>Makes versions up to a number; the file of each says "version" and its number.</summary>
    protected async Task<AssetReference> CreateManyAsync(int last)
    {
        var asset = await CreateAsync();
        for (var number = 2; number <= last; number++)
        {
            await Bench.Versions.CreateAsync(asset, Samples.Text($"version {number}"), cancellationToken: Token);
        }

        return asset;
    }

    protected async Task<string> ReadAsync(AssetReference asset, int number)
    {
        await using var file = await Bench.Versions.OpenAsync(asset, number, cancellationToken: Token);
        using var reader = new StreamReader(file.Content);
        return await reader.ReadToEndAsync(Token);
    }

    protected async Task<ContentVersion> GetAsync(AssetReference asset, int number) =>
        (await Bench.Versions.GetAsync(asset, number, Token)) ?? throw new InvalidOperationException($"There is no version {number}.");

    protected static async Task FailsAsync(CatalogErrorCode code, Func<Task> call) =>
        (await call.Should().ThrowAsync<CatalogException>()).Which.Code.Should().Be(code);

    protected static async Task RefusesAsync(Func<Task> call, params string[] fields) =>
        (await call.Should().ThrowAsync<ValidationException>()).Which.Failures.Select(failure => failure.Field).Should().Equal(fields);

    /// <summary>Asserts that two versions are the same, whatever the white space of their documents.</summary>
    protected static void Same(ContentVersion? actual, ContentVersion expected) => actual.Should().BeEquivalentTo(
        expected,
        options => options
            .Using<JsonElement>(context => JsonElement.DeepEquals(context.Subject, context.Expectation).Should().BeTrue("{0} is expected", context.Expectation))
            .WhenTypeIs<JsonElement>());
}
