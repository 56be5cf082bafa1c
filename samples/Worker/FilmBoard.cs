using System.Globalization;
using Raso.Storage.Jobs;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Worker;

/// <summary>Draws the queue: a bar for all films, one for each that runs in whatever process, and what waits.</summary>
internal sealed class FilmBoard(IGenerationJobQueue queue, TimeProvider time)
{
    private const int CountWidth = 8;
    private const int StageWidth = 30;
    private const int EndWidth = 9;

    // Fixed, so that the bars stand still; the title takes what is left beside two spaces after each column.
    private readonly int _barWidth = AnsiConsole.Profile.Width < 110 ? 12 : 24;

    private int TitleWidth => Math.Clamp(AnsiConsole.Profile.Width - _barWidth - CountWidth - StageWidth - EndWidth - 9, 12, 60);

    public async Task<IRenderable> DrawAsync(JobCounts counts, CancellationToken cancellationToken)
    {
        var running = await queue.ListAsync(new JobListOptions { Statuses = [JobStatus.Running], PageSize = 100, OldestFirst = true, Latest = true }, cancellationToken);
        var all = counts.Pending + counts.Running + counts.Completed + counts.Failed + counts.Cancelled;
        var grid = new Grid()
            .AddColumn(new GridColumn().Width(TitleWidth))
            .AddColumn(new GridColumn().Width(_barWidth))
            .AddColumn(new GridColumn().Width(CountWidth).RightAligned())
            .AddColumn(new GridColumn().Width(StageWidth))
            .AddColumn(new GridColumn().Width(EndWidth).RightAligned());
        grid.AddRow("[bold]films[/]", Bar("green", all == 0 ? 0 : 100m * counts.Completed / all), $"[bold]{counts.Completed} of {all}[/]", "", "");
        foreach (var job in running.Items)
        {
            grid.AddRow(Title(job), Bar("blue", job.ProgressPercentage), string.Create(CultureInfo.InvariantCulture, $"{job.ProgressPercentage:0} %"), Stage(job), End(job));
        }

        var color = counts.Failed + counts.Cancelled > 0 ? "red" : "grey";
        return new Rows(grid, new Markup($"[{color}]{counts.Pending} wait, {counts.Running} run, {counts.Failed + counts.Cancelled} failed[/]"));
    }

    private string Title(GenerationJob job)
    {
        var title = FilmScript.Read(job).Title;
        return Markup.Escape(title.Length <= TitleWidth ? title : $"{title[..(TitleWidth - 3)]}...");
    }

    private string Bar(string color, decimal percentage)
    {
        var done = (int)(percentage * _barWidth / 100);
        var sign = AnsiConsole.Profile.Capabilities.Unicode ? '━' : '-';
        return $"[{color}]{new string(sign, done)}[/][grey]{new string(sign, _barWidth - done)}[/]";
    }

    // A second attempt follows a worker that was killed.
    private static string Stage(GenerationJob job) =>
        $"[grey]{Markup.Escape(string.Join(", ", new[] { job.CurrentStage, job.Attempts > 1 ? "again" : null }.Where(part => part is not null)))}[/]";

    private string End(GenerationJob job) => job.EstimatedCompletionTime is { } end
        ? string.Create(CultureInfo.InvariantCulture, $"[grey]{Math.Max(0, (end - time.GetUtcNow()).TotalSeconds):0} s left[/]")
        : "";
}
