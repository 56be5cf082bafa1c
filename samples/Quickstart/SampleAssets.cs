using System.Security.Cryptography;
using System.Text;
using Raso.Storage;
using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace Quickstart;

/// <summary>Makes the assets of one paper from the sample's media. Run again, it makes what is missing.</summary>
internal sealed class SampleAssets(IAssetService assets)
{
    public async Task MakeAsync(Paper paper, CancellationToken cancellationToken)
    {
        var there = await assets.GetByPaperAsync(paper.Id, cancellationToken) ?? throw new InvalidOperationException("The paper was deleted meanwhile.");
        if (there.Audio.Count == 0)
        {
            await MakeNarrationAsync(paper, cancellationToken);
        }

        if (there.Visuals.Count < 2)
        {
            await MakeVisualsAsync(paper, cancellationToken);
        }

        var video = there.Videos.Count == 0 ? await MakeVideoAsync(paper, cancellationToken) : there.Videos[0];
        if (video.VersionNumber == 1)
        {
            // A new file makes the next version; the old one stays.
            await assets.Videos.ReplaceFileAsync(
                video.Id,
                FileContent.FromFile(SampleData.Media("scene.mp4")),
                new VideoAssetChanges { QualityPreset = QualityPreset.High },
                new AssetWriteOptions { ChangesDescription = "Rendered again", CreatedBy = "quickstart" },
                cancellationToken);
        }
    }

    private Task<AudioAsset> MakeNarrationAsync(Paper paper, CancellationToken cancellationToken) => assets.Audio.CreateAsync(
        new NewAudioAsset
        {
            Id = IdOf(paper, "narration"),
            PaperId = paper.Id,
            Title = "Narration: Scene 1",
            SceneNumber = 1,
            Format = AudioFormat.Wav,
            SampleRate = 16_000,
            Channels = 1,
            Language = "en-GB",
        },
        FileContent.FromFile(SampleData.Media("narration.wav")),
        cancellationToken: cancellationToken);

    private async Task MakeVisualsAsync(Paper paper, CancellationToken cancellationToken)
    {
        await assets.Visuals.CreateAsync(
            new NewVisualAsset
            {
                Id = IdOf(paper, "slide"),
                PaperId = paper.Id,
                Title = "Slide 1",
                Role = VisualRole.Slide,
                Format = VisualFormat.Png,
                Resolution = "1280x720",
            },
            FileContent.FromFile(SampleData.Media("slide.png")),
            cancellationToken: cancellationToken);
        await assets.Visuals.CreateAsync(
            new NewVisualAsset
            {
                Id = IdOf(paper, "animation"),
                PaperId = paper.Id,
                Title = "Animation: Scene 1",
                SceneNumber = 1,
                Format = VisualFormat.Mp4,
                AnimationFramework = "manim",
            },
            FileContent.FromFile(SampleData.Media("scene.mp4")),
            new AssetWriteOptions { SourceCode = new AssetSource(FileContent.FromFile(SampleData.Media("scene_01.py")), "py") },
            cancellationToken);
    }

    private Task<VideoAsset> MakeVideoAsync(Paper paper, CancellationToken cancellationToken) => assets.Videos.CreateAsync(
        new NewVideoAsset
        {
            Id = IdOf(paper, "video"),
            PaperId = paper.Id,
            Title = $"Complete Video: {paper.Title}",
            Resolution = "640x360",
            Duration = TimeSpan.FromSeconds(2.5),
        },
        FileContent.FromFile(SampleData.Media("scene.mp4")),
        cancellationToken: cancellationToken);

    // With an id of its own a creating call can be repeated: an interrupted run is taken up by the next.
    private static Guid IdOf(Paper paper, string name) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{paper.Id}/{name}")).AsSpan(0, 16), bigEndian: true);
}
