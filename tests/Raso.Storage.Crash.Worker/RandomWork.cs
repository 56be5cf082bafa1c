using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace Raso.Storage.Crash.Worker;

/// <summary>Stores, replaces and deletes without end, and tells each call that was acknowledged on standard output, one line each.</summary>
internal sealed class RandomWork(IServiceProvider services, int seed)
{
    private readonly IPaperRepository _papers = services.GetRequiredService<IPaperRepository>();
    private readonly IAssetService _assets = services.GetRequiredService<IAssetService>();
    private readonly Random _random = new(seed);
    private readonly List<Guid> _livePapers = [];
    private readonly List<(Guid Paper, Guid Asset)> _liveVideos = [];

    public async Task RunAsync()
    {
        Tell("ready");
        while (true)
        {
            await StepAsync();
        }
    }

    private async Task StepAsync()
    {
        switch (_random.Next(10))
        {
            case <= 1 when _livePapers.Count < 20:
            case >= 0 when _livePapers.Count == 0:
                await CreatePaperAsync();
                break;
            case <= 3:
                await AttachPdfAsync(Pick(_livePapers));
                break;
            case <= 5 when _liveVideos.Count < 40:
            case <= 7 when _liveVideos.Count == 0:
                await CreateVideoAsync(Pick(_livePapers));
                break;
            case <= 7:
                await ReplaceVideoAsync(Pick(_liveVideos).Asset);
                break;
            case 8 when _liveVideos.Count > 0:
                await DeleteVideoAsync(Pick(_liveVideos));
                break;
            default:
                await DeletePaperAsync(Pick(_livePapers));
                break;
        }
    }

    private async Task CreatePaperAsync()
    {
        var paper = await _papers.CreateAsync(new NewPaper { Title = $"Paper {_random.Next()}", Authors = ["Ada Lovelace"] });
        _livePapers.Add(paper.Id);
        Tell($"paper {paper.Id}");
    }

    private async Task AttachPdfAsync(Guid paper)
    {
        var row = await _papers.AttachPdfAsync(paper, Content("%PDF-1.7\n"));
        Tell($"pdf {paper} {row.PdfPath}");
    }

    private async Task CreateVideoAsync(Guid paper)
    {
        var video = await _assets.Videos.CreateAsync(new NewVideoAsset { PaperId = paper, Title = "Video" }, Content(""));
        _liveVideos.Add((paper, video.Id));
        Tell($"video {video.Id} {video.Sha256}");
    }

    private async Task ReplaceVideoAsync(Guid video)
    {
        var row = await _assets.Videos.ReplaceFileAsync(video, Content(""));
        Tell($"video {video} {row.Sha256}");
    }

    private async Task DeleteVideoAsync((Guid Paper, Guid Asset) video)
    {
        // Told before and after: a call that was not acknowledged may have happened or not.
        Tell($"deleting {video.Asset}");
        _liveVideos.Remove(video);
        await _assets.Videos.DeleteAsync(video.Asset);
        Tell($"deleted {video.Asset}");
    }

    private async Task DeletePaperAsync(Guid paper)
    {
        Tell($"deleting {paper}");
        foreach (var video in _liveVideos.Where(video => video.Paper == paper))
        {
            Tell($"deleting {video.Asset}");
        }

        _livePapers.Remove(paper);
        _liveVideos.RemoveAll(video => video.Paper == paper);
        await _papers.DeleteAsync(paper);
        Tell($"deleted {paper}");
    }

    private FileContent Content(string head)
    {
        var bytes = new byte[head.Length + 1 + _random.Next(_random.Next(4) == 0 ? 3_000_000 : 60_000)];
        _random.NextBytes(bytes);
        System.Text.Encoding.ASCII.GetBytes(head, bytes);
        return FileContent.FromBytes(bytes);
    }

    private T Pick<T>(List<T> list) => list[_random.Next(list.Count)];

    // One write for each line, so that a kill cannot tear it, and no buffer, so that what was acknowledged was told.
    private static void Tell(string line)
    {
        var bytes = System.Text.Encoding.UTF8.GetBytes(line + "\n");
        using var output = Console.OpenStandardOutput();
        output.Write(bytes);
    }
}
