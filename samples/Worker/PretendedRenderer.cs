using Raso.Storage;
using Raso.Storage.Assets;
using Raso.Storage.Workflows;

namespace Worker;

/// <summary>Stands for what renders, speaks and cuts in an application: it waits for as long as was asked, and gives a file of the sample, the same for all films.</summary>
internal sealed class PretendedRenderer(WorkerSettings settings, TimeProvider time)
{
    public async Task<GeneratedVisual> RenderAsync(SceneDescription scene, CancellationToken cancellationToken)
    {
        await Task.Delay(settings.SceneTime, time, cancellationToken);
        return scene.Role switch
        {
            VisualRole.Slide => new GeneratedVisual { Content = FileOf("slide.png"), Format = VisualFormat.Png, Resolution = "1280x720" },
            VisualRole.Diagram => new GeneratedVisual { Content = FileOf("diagram.svg"), Format = VisualFormat.Svg, Resolution = "960x360" },
            _ => new GeneratedVisual
            {
                Content = FileOf("scene.mp4"),
                SourceCode = new AssetSource(FileOf("scene_01.py"), "py"),
                Format = VisualFormat.Mp4,
                Resolution = "640x360",
            },
        };
    }

    public async Task<GeneratedNarration> SpeakAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(settings.SceneTime / 2, time, cancellationToken);
        return new GeneratedNarration { Content = FileOf("narration.wav"), Format = AudioFormat.Wav, SampleRate = 16_000, Channels = 1 };
    }

    public async Task<GeneratedVideo> CutAsync(CancellationToken cancellationToken)
    {
        await Task.Delay(settings.SceneTime, time, cancellationToken);
        return new GeneratedVideo { Content = FileOf("scene.mp4"), Resolution = "640x360" };
    }

    private static FileContent FileOf(string name) => FileContent.FromFile(SampleData.Media(name));
}
