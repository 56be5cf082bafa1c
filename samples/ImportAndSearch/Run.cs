using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Raso.Storage;
using Raso.Storage.Migrations;
using Spectre.Console;

namespace ImportAndSearch;

/// <summary>The whole sample: import, then search.</summary>
internal static class Run
{
    public static async Task<int> MainAsync(FileInfo file, IReadOnlyList<string> searches, string dataFolder, string? postgres, CancellationToken cancellationToken)
    {
        // Where the output is no terminal, its width is unknown, and what is narrow is hard to read.
        AnsiConsole.Profile.Width = Console.IsOutputRedirected ? 150 : AnsiConsole.Profile.Width;
        try
        {
            // Before the catalogue: for a name that was mistyped none is made.
            await using var stream = file.OpenRead();
            await using var services = new ServiceCollection()
                .AddRaso(raso =>
                {
                    _ = postgres is null ? raso.UseSqlite(Path.Combine(dataFolder, "raso.db")) : raso.UsePostgres(postgres);
                    raso.AddLocalStorage("disk", disk => disk.RootPath = Path.Combine(dataFolder, "files"));
                })
                .BuildServiceProvider();
            await services.GetRequiredService<IMigrator>().MigrateAsync(cancellationToken);

            await ActivatorUtilities.CreateInstance<Import>(services).RunAsync(stream, cancellationToken);
            var console = ActivatorUtilities.CreateInstance<SearchConsole>(services);
            foreach (var text in searches)
            {
                await console.SearchAsync(text, cancellationToken);
            }

            if (searches.Count == 0)
            {
                await console.AskAsync(cancellationToken);
            }

            return 0;
        }
        catch (OptionsValidationException error)
        {
            // Whoever typed --postgres has written no configuration.
            var message = string.Join(Environment.NewLine, error.Failures).Replace("Raso:Catalog:ConnectionString", "--postgres", StringComparison.Ordinal);
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{message}[/]");
            return 1;
        }
        catch (Exception error) when (error is RasoException or IOException or UnauthorizedAccessException)
        {
            AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{error.Message}[/]");
            return 1;
        }
    }
}
