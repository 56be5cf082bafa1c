using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Raso.Storage;
using Raso.Storage.Jobs;
using Raso.Storage.Papers;
using Spectre.Console;

namespace Worker;

/// <summary>The whole sample: a host with workers, jobs for it, what becomes of them, and a look at what was made.</summary>
internal static class Run
{
    // As shells tell it of a program that Ctrl+C ended.
    private const int Stopped = 130;

    public static async Task<int> MainAsync(WorkerSettings settings)
    {
        // Where the output is no terminal, its width is unknown, and what is narrow is hard to read.
        AnsiConsole.Profile.Width = Console.IsOutputRedirected ? 150 : AnsiConsole.Profile.Width;
        try
        {
            using var host = FilmHost.Build(settings);
            var papers = await WorkAsync(host);
            return papers is null
                ? await TellStoppedAsync(host)
                : await ActivatorUtilities.CreateInstance<Verification>(host.Services).ShowAsync(papers, CancellationToken.None) ? 0 : 1;
        }
        catch (OperationCanceledException)
        {
            // Before the host had started, so that there is nothing to give back.
            return Stopped;
        }
        catch (OptionsValidationException error)
        {
            // Whoever typed --postgres has written no configuration.
            var message = string.Join(Environment.NewLine, error.Failures)
                .Replace("Raso:Catalog:ConnectionString", "--postgres", StringComparison.Ordinal)
                .Replace("Raso:Catalog:DataSource", "--data", StringComparison.Ordinal)
                .Replace("Raso:Backends:disk:RootPath", "--data", StringComparison.Ordinal);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{message}[/]");
            return 1;
        }
        catch (Exception error) when (error is RasoException or IOException or UnauthorizedAccessException)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{error.Message}[/]");
            return 1;
        }
    }

    /// <summary>Runs the host until every job has ended.</summary>
    /// <returns>The papers whose films are done; <see langword="null"/> where it was stopped before.</returns>
    private static async Task<IReadOnlyList<Paper>?> WorkAsync(IHost host)
    {
        var stopping = host.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        await host.StartAsync();
        try
        {
            var papers = await ActivatorUtilities.CreateInstance<Intake>(host.Services).TakeAsync(stopping);
            await ActivatorUtilities.CreateInstance<Watch>(host.Services).ShowAsync(stopping);
            return papers;
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            return null;
        }
        finally
        {
            // Handlers are told to stop, and what is not finished is given back.
            await host.StopAsync();
        }
    }

    private static async Task<int> TellStoppedAsync(IHost host)
    {
        var counts = await host.Services.GetRequiredService<IGenerationJobQueue>().CountAsync();
        var all = counts.Pending + counts.Running + counts.Completed + counts.Failed + counts.Cancelled;
        var elsewhere = counts.Running > 0 ? $", {counts.Running} run in other processes" : "";
        AnsiConsole.MarkupLineInterpolated(
            CultureInfo.InvariantCulture, $"[yellow]stopped: {counts.Completed} of {all} films are done{elsewhere}; start again to go on[/]");
        return Stopped;
    }
}
