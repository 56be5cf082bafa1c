using System.Globalization;
using Raso.Storage.Jobs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Worker;

/// <summary>Draws the queue: a bar for all films, one for each that runs in whatever process, and what waits.</summary>
internal sealed class FilmBoard(IGenerationJobQueue queue, TimeProvider time)
{
    private const int TitleLength = 44;
    private const int BarLength = 24;

    public async Task<IRenderable> DrawAsync(JobCounts counts, CancellationToken cancellationToken)
    {
        var running = await queue.ListAsync(new JobListOptions { Statuses = [JobStatus.Running], PageSize = 100, OldestFirst = true, Latest = true }, cancellationToken);
        var all = counts.Pending + counts.Running + counts.Completed + counts.Failed + counts.Cancelled;
        var grid = new Grid().AddColumn().AddColumn().AddColumn(new GridColumn().RightAligned()).AddColumn().AddColumn(new GridColumn().RightAligned());
        grid.AddRow("[bold]films[/]", Bar("green", all == 0 ? 0 : 100m * counts.Completed / all), $"[bold]{counts.Completed} of {all}[/]", "", "");
        foreach (var job in running.Items)
        {
            grid.AddRow(Title(job), Bar("blue", job.ProgressPercentage), string.Create(CultureInfo.InvariantCulture, $"{job.ProgressPercentage:0} %"), Stage(job), End(job));
        }

        var color = counts.Failed + counts.Cancelled > 0 ? "red" : "grey";
        return new Rows(grid, new Markup($"[{color}]{counts.Pending} wait, {counts.Running} run, {counts.Failed + counts.Cancelled} failed[/]"));
    }

    private static string Title(GenerationJob job)
    {
        var title = FilmScript.Read(job).Title;
        return Markup.Escape(title.Length <= TitleLength ? title : $"{title[..(TitleLength - 3)]}...");
    }

    private static string Bar(string color, decimal percentage)
    {
        var done = (int)(percentage * BarLength / 100);
        var sign = AnsiConsole.Profile.Capabilities.Unicode ? '━' : '-';
        return $"[{color}]{new string(sign, done)}[/][grey]{new string(sign, BarLength - done)}[/]";
    }

    // A second attempt follows a worker that was killed.
    private static string Stage(GenerationJob job) => $"[grey]{Markup.Escape(job.CurrentStage ?? "")}{(job.Attempts > 1 ? $", attempt {job.Attempts}" : "")}[/]";

    private string End(GenerationJob job) => job.EstimatedCompletionTime is { } end
        ? string.Create(CultureInfo.InvariantCulture, $"[grey]{Math.Max(0, (end - time.GetUtcNow()).TotalSeconds):0} s left[/]")
        : "";
}
