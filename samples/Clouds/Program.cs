using Clouds;
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

return await Run.MainAsync(args, interrupted.Token);
