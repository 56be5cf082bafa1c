using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Raso.Storage;
using Raso.Storage.Migrations;
using Spectre.Console;

namespace Quickstart;

/// <summary>The whole sample, step by step.</summary>
internal static class Run
{
    public static async Task<int> MainAsync(string dataFolder, string? postgres, string? input, CancellationToken cancellationToken)
    {
        // Where the output is no terminal, its width is unknown, and what is narrow is hard to read.
        AnsiConsole.Profile.Width = Math.Max(AnsiConsole.Profile.Width, 120);
        try
        {
            if (input is not null && !Directory.Exists(input))
            {
                throw new DirectoryNotFoundException($"There is no folder '{input}' to take PDFs from.");
            }

            Directory.CreateDirectory(dataFolder);
            await using var services = AddRaso(dataFolder, postgres).BuildServiceProvider();
            await services.GetRequiredService<IMigrator>().MigrateAsync(cancellationToken);

            var intake = ActivatorUtilities.CreateInstance<Intake>(services);
            await intake.TakeSampleAsync(cancellationToken);
            if (input is not null)
            {
                await intake.TakeFolderAsync(input, cancellationToken);
            }

            await ActivatorUtilities.CreateInstance<Verification>(services).ShowAsync(cancellationToken);
            await ActivatorUtilities.CreateInstance<Deletion>(services).ShowAsync(cancellationToken);
            FolderTree.Show(Path.Combine(dataFolder, "files"));
            return 0;
        }
        catch (Exception error) when (error is RasoException or IOException or UnauthorizedAccessException or OptionsValidationException)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{error.Message}[/]");
            return 1;
        }
    }

    private static IServiceCollection AddRaso(string dataFolder, string? postgres) => new ServiceCollection().AddRaso(raso =>
    {
        if (postgres is null)
        {
            raso.UseSqlite(Path.Combine(dataFolder, "raso.db"));
        }
        else
        {
            raso.UsePostgres(postgres);
        }

        raso.AddLocalStorage("disk", disk => disk.RootPath = Path.Combine(dataFolder, "files"));
    });
}
