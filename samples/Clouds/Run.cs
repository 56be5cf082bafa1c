using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Raso.Storage;
using Spectre.Console;

namespace Clouds;

/// <summary>The whole sample: one backend of the configuration, and a tour of what can be done with it.</summary>
internal static class Run
{
    private const string Section = "Raso";

    public static async Task<int> MainAsync(string[] args, CancellationToken cancellationToken)
    {
        try
        {
            // Later sources win: what the environment and the command line say goes before the file.
            var configuration = new ConfigurationBuilder()
                .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "clouds.json"))
                .AddEnvironmentVariables("CLOUDS_")
                .AddCommandLine(args)
                .Build();
            var settings = CloudsSettings.Read(configuration);
            if (!Directory.Exists(settings.Folder))
            {
                throw new DirectoryNotFoundException($"There is no folder '{settings.Folder}'; name one with --folder.");
            }

            await using var services = new ServiceCollection()
                .AddRaso(Choose(configuration, settings.Backend), raso => raso
                    .UseSqlite(Path.Combine("data", "clouds", "raso.db"))
                    .RegisterS3()
                    .RegisterMinio()
                    .RegisterAzureBlobs()
                    .RegisterGoogleCloudStorage())
                .BuildServiceProvider();
            return await new Tour(services.GetRequiredService<ICloudStorageBackend>(), settings).TakeAsync(cancellationToken) ? 0 : 1;
        }
        catch (OptionsValidationException error)
        {
            // Whoever wrote appsettings.json knows the keys without the section that the sample puts around them.
            Tell(string.Join(Environment.NewLine, error.Failures).Replace($"{Section}:", "", StringComparison.Ordinal));
            return 1;
        }
        catch (Exception error) when (error is RasoException or IOException or UnauthorizedAccessException or InvalidOperationException or FormatException or HttpRequestException)
        {
            Tell(error.Message);
            return 1;
        }
        catch (OperationCanceledException)
        {
            // As shells tell it of a program that Ctrl+C ended.
            return 130;
        }
    }

    // Only the chosen one: options are validated at start, and nobody has filled in all of them.
    private static IConfigurationSection Choose(IConfiguration configuration, string name)
    {
        var backends = configuration.GetSection("Backends");
        var chosen = backends.GetSection(name);
        return chosen.Exists()
            ? new ConfigurationBuilder()
                .AddInMemoryCollection(chosen.AsEnumerable(makePathsRelative: true)
                    // An empty value takes away what the file says.
                    .Where(entry => !string.IsNullOrEmpty(entry.Value))
                    .Select(entry => KeyValuePair.Create($"{Section}:Backends:{chosen.Key}:{entry.Key}", entry.Value)))
                .Build()
                .GetSection(Section)
            : throw new InvalidOperationException(
                $"There is no backend '{name}' in appsettings.json; choose with --use one of: {string.Join(", ", backends.GetChildren().Select(backend => backend.Key))}.");
    }

    private static void Tell(string message) => AnsiConsole.MarkupLineInterpolated(CultureInfo.InvariantCulture, $"[red]{message}[/]");
}
