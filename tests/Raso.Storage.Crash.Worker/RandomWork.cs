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
        // One of each first: what is compiled on its first run would else fill the time until the kill.
        await UntilDoneAsync(CreatePaperAsync);
        await UntilDoneAsync(() => AttachPdfAsync(_livePapers[0]));
        await UntilDoneAsync(() => CreateVideoAsync(_livePapers[0]));
        await UntilDoneAsync(() => ReplaceVideoAsync(_liveVideos[0].Asset));
        await UntilDoneAsync(() => DeleteVideoAsync(_liveVideos[0]));
        Tell("ready");
        while (true)
        {
            await TryAsync(StepAsync);
        }
    }

    private static async Task UntilDoneAsync(Func<Task> step)
    {
        while (!await TryAsync(step))
        {
        }
    }

    /// <summary>Runs a step. On a machine with more workers than cores a lease of two seconds can run out by itself: the call fails, and the worker goes on.</summary>
    private static async Task<bool> TryAsync(Func<Task> step)
    {
        try
        {
            await step();
            return true;
        }
        catch (RasoException error) when (error.IsTransient)
        {
            Tell($"# {error.GetType().Name}: {error.Message}");
            return false;
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
        await _assets.Videos.DeleteAsync(video.Asset);
        _liveVideos.Remove(video);
        Tell($"deleted {video.Asset}");
    }

    private async Task DeletePaperAsync(Guid paper)
    {
        Tell($"deleting {paper}");
        foreach (var video in _liveVideos.Where(video => video.Paper == paper))
        {
            Tell($"deleting {video.Asset}");
        }

        await _papers.DeleteAsync(paper);
        _livePapers.Remove(paper);
        _liveVideos.RemoveAll(video => video.Paper == paper);
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
