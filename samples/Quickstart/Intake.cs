using System.Globalization;
using System.Security.Cryptography;
using Raso.Storage;
using Raso.Storage.Assets;
using Raso.Storage.Papers;
using Spectre.Console;

namespace Quickstart;

/// <summary>Takes papers in, stores their PDFs, and makes assets for the first of them. Run again, it finds what is there already.</summary>
internal sealed class Intake(IPaperRepository papers, IAssetService assets)
{
    private const int PapersWithAssets = 3;

    private static readonly EnumerationOptions AnyCase = new() { MatchCasing = MatchCasing.CaseInsensitive };

    public async Task TakeSampleAsync(CancellationToken cancellationToken)
    {
        var sample = await SampleData.ReadPapersAsync(cancellationToken);
        var created = 0;
        for (var i = 0; i < sample.Count; i++)
        {
            var paper = await papers.FindByDoiAsync(sample[i].Doi, cancellationToken);
            if (paper?.PdfPath is not null)
            {
                continue;
            }

            // An interrupted run may have left the paper without its PDF.
            paper ??= await papers.CreateAsync(sample[i].ToNewPaper(), cancellationToken);
            await papers.AttachPdfAsync(paper.Id, FileContent.FromFile(SampleData.Media("storage-layer.pdf")), cancellationToken: cancellationToken);
            if (i < PapersWithAssets)
            {
                await MakeAssetsAsync(paper, cancellationToken);
            }

            created++;
        }

        AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[green]{created}[/] papers of the sample were taken in, {sample.Count - created} were there already.");
    }

    public async Task TakeFolderAsync(string folder, CancellationToken cancellationToken)
    {
        foreach (var file in Directory.EnumerateFiles(folder, "*.pdf", AnyCase).Order(StringComparer.Ordinal))
        {
            try
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"{await TakeFileAsync(file, cancellationToken)}");
            }
            catch (Exception error) when (error is RasoException { IsTransient: false } or IOException or UnauthorizedAccessException)
            {
                AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[yellow]{Path.GetFileName(file)}: {error.Message}[/]");
            }
        }
    }

    private async Task<string> TakeFileAsync(string file, CancellationToken cancellationToken)
    {
        var name = Path.GetFileName(file);
        if (!await IsPdfAsync(file, cancellationToken))
        {
            return $"{name} is no PDF: left out.";
        }

        var id = await IdOfAsync(file, cancellationToken);
        var paper = await papers.GetAsync(id, cancellationToken);
        if (paper?.PdfPath is not null)
        {
            return $"{name} is there already, as {paper.Title}.";
        }

        paper ??= await papers.CreateAsync(
            new NewPaper { Id = id, Title = Path.GetFileNameWithoutExtension(file), Authors = ["Unknown"] }, cancellationToken);
        await papers.AttachPdfAsync(id, FileContent.FromFile(file), cancellationToken: cancellationToken);
        return $"Took in {paper.Title}.";
    }

    private async Task MakeAssetsAsync(Paper paper, CancellationToken cancellationToken)
    {
        await assets.Audio.CreateAsync(
            new NewAudioAsset
            {
                PaperId = paper.Id,
                Title = "Narration: Scene 1",
                SceneNumber = 1,
                Format = AudioFormat.Wav,
                SampleRate = 16_000,
                Channels = 1,
            },
            FileContent.FromFile(SampleData.Media("narration.wav")),
            cancellationToken: cancellationToken);
        await assets.Visuals.CreateAsync(
            new NewVisualAsset { PaperId = paper.Id, Title = "Slide 1", Role = VisualRole.Slide, Format = VisualFormat.Png, Resolution = "1280x720" },
            FileContent.FromFile(SampleData.Media("slide.png")),
            cancellationToken: cancellationToken);
        await assets.Visuals.CreateAsync(
            new NewVisualAsset
            {
                PaperId = paper.Id,
                Title = "Animation: Scene 1",
                SceneNumber = 1,
                Format = VisualFormat.Mp4,
                AnimationFramework = "manim",
            },
            FileContent.FromFile(SampleData.Media("scene.mp4")),
            new AssetWriteOptions { SourceCode = new AssetSource(FileContent.FromFile(SampleData.Media("scene_01.py")), "py") },
            cancellationToken);
        var video = await assets.Videos.CreateAsync(
            new NewVideoAsset { PaperId = paper.Id, Title = $"Complete Video: {paper.Title}", Resolution = "640x360", Duration = TimeSpan.FromSeconds(2.5) },
            FileContent.FromFile(SampleData.Media("scene.mp4")),
            cancellationToken: cancellationToken);

        // A new file makes the next version; the old one stays.
        await assets.Videos.ReplaceFileAsync(
            video.Id,
            FileContent.FromFile(SampleData.Media("scene.mp4")),
            new VideoAssetChanges { QualityPreset = QualityPreset.High },
            new AssetWriteOptions { ChangesDescription = "Rendered again", CreatedBy = "quickstart" },
            cancellationToken);
    }

    private static async Task<bool> IsPdfAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        var start = new byte[5];
        return await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken) == start.Length
            && start.AsSpan().SequenceEqual("%PDF-"u8);
    }

    // The same file gives the same id, so that a second run finds the paper of the first.
    private static async Task<Guid> IdOfAsync(string file, CancellationToken cancellationToken)
    {
        await using var stream = File.OpenRead(file);
        return new Guid((await SHA256.HashDataAsync(stream, cancellationToken)).AsSpan(0, 16), bigEndian: true);
    }
}
