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
        AnsiConsole.Profile.Width = Console.IsOutputRedirected ? 150 : AnsiConsole.Profile.Width;
        try
        {
            if (input is not null && !Directory.Exists(input))
            {
                throw new IOException($"'{input}' is no folder to take PDFs from; give one that is there with --input.");
            }

            // Before anything is made.
            if (input is not null)
            {
                InputFolder.List(input);
            }

            MakeFolder(dataFolder);
            await using var services = AddRaso(dataFolder, postgres).BuildServiceProvider();
            await services.GetRequiredService<IMigrator>().MigrateAsync(cancellationToken);

            var assets = ActivatorUtilities.CreateInstance<SampleAssets>(services);
            await ActivatorUtilities.CreateInstance<Intake>(services, assets).TakeAsync(cancellationToken);
            if (input is not null)
            {
                await ActivatorUtilities.CreateInstance<InputFolder>(services).TakeAsync(input, cancellationToken);
            }

            await ActivatorUtilities.CreateInstance<Verification>(services).ShowAsync(cancellationToken);
            await ActivatorUtilities.CreateInstance<Deletion>(services).ShowAsync(cancellationToken);
            FolderTree.Show(Path.Combine(dataFolder, "files"));
            return 0;
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

    private static void MakeFolder(string folder)
    {
        try
        {
            Directory.CreateDirectory(folder);
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            var reason = File.Exists(folder) ? "it is a file" : error.Message.TrimEnd('.');
            throw new IOException($"The folder '{folder}' cannot be made: {reason}. Choose another folder with --data.", error);
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
