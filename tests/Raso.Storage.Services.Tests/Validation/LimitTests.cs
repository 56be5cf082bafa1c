using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Content;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Validation;

/// <summary>What the validation lets through at its very limits, the catalogue takes and gives back as it is.</summary>
public abstract class LimitTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    private static readonly TimeSpan Longest = TimeSpan.FromSeconds(9_999_999);

    private static readonly JsonElement Json = JsonDocument.Parse(
        $$"""{"deep": {{new string('[', 63)}}{{new string(']', 63)}}, "great": 1e999, "small": 1e-999, "long": {{new string('9', 400)}}, "text": "{{Chars(1000)}}"}""").RootElement;

    [Fact]
    public async Task Create_OfAPaperAtEveryLimit_GivesItBackAsItIs()
    {
        var limit = new NewPaper
        {
            Id = Guid.CreateVersion7(),
            Title = Chars(500),
            Authors = [.. Enumerable.Repeat(Chars(500), 10), .. Enumerable.Range(0, 9_990).Select(number => $"Author {number}")],
            Doi = "10.123456789/" + Chars(242),
            Abstract = "\t\r\n" + Chars(999_997),
            Keywords = [.. Enumerable.Repeat(Chars(200), 1_000)],
            PublicationDate = DateOnly.MaxValue,
            Journal = Chars(200),
            PdfUrl = "http://example.org/" + Chars(2_029),
        };

        var paper = await Bench.Papers.CreateAsync(limit, Token);

        paper.Should().BeEquivalentTo(limit);
        (await Bench.Papers.UpdateAsync(paper.Id, new PaperChanges { PublicationDate = DateOnly.MinValue }, cancellationToken: Token))
            .PublicationDate.Should().Be(DateOnly.MinValue);
        (await Bench.Papers.FindByDoiAsync(limit.Doi, Token)).Should().NotBeNull();
    }

    [Fact]
    public async Task Create_OfAVideoAtEveryLimit_GivesItBackAsItIs()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var limit = new NewVideoAsset
        {
            PaperId = paper.Id,
            Title = Chars(300),
            Description = Chars(1_000_000),
            SceneNumber = int.MaxValue,
            SceneName = Chars(200),
            ValidationErrors = Json,
            GenerationParameters = Json,
            AiModelsUsed = Json,
            CodecInfo = Json,
            GenerationTime = TimeSpan.FromSeconds(int.MaxValue),
            Duration = Longest,
            Resolution = "999999999x999999999",
            Codec = Chars(50),
            Bitrate = int.MaxValue,
        };

        var video = await Bench.Assets.Videos.CreateAsync(limit, Samples.Text("bytes"), new AssetWriteOptions { CreatedBy = Chars(100) }, Token);

        AssetMatch.Matches(video, limit).Should().BeTrue();
        VideoKind.Instance.Matches(video, limit).Should().BeTrue();
    }

    [Fact]
    public async Task Create_OfAudioAtEveryLimit_GivesItBackAsItIs()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var limit = new NewAudioAsset
        {
            PaperId = paper.Id,
            Title = "Voice",
            Duration = TimeSpan.FromMilliseconds(1),
            SampleRate = int.MaxValue,
            Channels = 64,
            Bitrate = int.MaxValue,
            TtsModel = Chars(50),
            VoiceModel = Chars(100),
            Transcript = Chars(1_000_000),
            Language = "en-x-12345678-12345678-12345678-123",
        };

        var audio = await Bench.Assets.Audio.CreateAsync(limit, Samples.Text("bytes"), cancellationToken: Token);

        AudioKind.Instance.Matches(audio, limit).Should().BeTrue();
    }

    [Fact]
    public async Task Create_OfAVisualAtEveryLimit_GivesItBackAsItIs()
    {
        var paper = await Bench.Papers.CreateAsync(Samples.Paper(), Token);
        var limit = new NewVisualAsset
        {
            PaperId = paper.Id,
            Title = "Diagram",
            AnimationFramework = Chars(50),
            Duration = Longest,
            StartTime = Longest - TimeSpan.FromMilliseconds(1),
            EndTime = Longest,
        };

        var visual = await Bench.Assets.Visuals.CreateAsync(limit, Samples.Text("bytes"), cancellationToken: Token);

        VisualKind.Instance.Matches(visual, limit).Should().BeTrue();
    }

    [Fact]
    public async Task FindByDoi_OfATextThatNoRowCanHold_FindsNothing() =>
        (await Bench.Papers.FindByDoiAsync("10.1234/\0\ud800", Token)).Should().BeNull();

    // Each takes four bytes and counts once.
    private static string Chars(int count) => string.Concat(Enumerable.Repeat("𝔸", count));
}
