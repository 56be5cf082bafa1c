using Clouds;
using Microsoft.Extensions.Configuration;
using Spectre.Console;

// Where the output is no terminal, its width is unknown, and what is narrow is hard to read.
AnsiConsole.Profile.Width = Console.IsOutputRedirected ? 150 : AnsiConsole.Profile.Width;
if (args is ["--help" or "-h" or "-?", ..])
{
    Console.WriteLine(CloudsSettings.Help);
    return 0;
}

using var interrupted = new CancellationTokenSource();
Console.CancelKeyPress += (_, pressed) =>
{
    pressed.Cancel = true;
    interrupted.Cancel();
};

// Later sources win: what stands in the environment and on the command line is not in the file.
var configuration = new ConfigurationBuilder()
    .AddJsonFile(Path.Combine(AppContext.BaseDirectory, "clouds.json"))
    .AddEnvironmentVariables("CLOUDS_")
    .AddCommandLine(args)
    .Build();
return await Run.MainAsync(configuration, interrupted.Token);
