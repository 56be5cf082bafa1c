using System.CommandLine;
using System.Globalization;
using Worker;

var postgres = new Option<string?>("--postgres") { Description = "A PostgreSQL connection string; an embedded SQLite file unless given.", HelpName = "CONNECTION" };
var data = new Option<DirectoryInfo>("--data")
{
    Description = "Where the catalogue and the files are kept; a second worker beside the first names the same folder.",
    HelpName = "DIR",
    DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("data", "worker")),
};
var concurrency = new Option<int>("--concurrency") { Description = "How many films are made at once, 1 to 64.", HelpName = "N", DefaultValueFactory = _ => 4 };
var sceneTime = new Option<int>("--scene-time")
{
    Description = "How many milliseconds the pretended renderer takes for a picture, 0 to 60,000; half of them for the narration of a scene.",
    HelpName = "MS",
    DefaultValueFactory = _ => 700,
};
data.Validators.Add(static result =>
{
    if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
    {
        result.AddError("--data is empty; name a folder.");
    }
});
Bound(concurrency, 1, 64);
Bound(sceneTime, 0, 60_000);
var command = new RootCommand("Makes a film of each of a few dozen papers, by jobs of a queue; stopped at any moment and started again, it goes on.") { data, postgres, concurrency, sceneTime };
command.SetAction((result, _) => Run.MainAsync(new WorkerSettings(
    result.GetValue(data)!.FullName, result.GetValue(postgres), result.GetValue(concurrency), TimeSpan.FromMilliseconds(result.GetValue(sceneTime)))));

// The host itself hears Ctrl+C and SIGTERM: it gives unfinished jobs back, which may take longer than the two seconds that a command has otherwise.
return await command.Parse(args).InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null });

// What is no number is told by the parser.
static void Bound(Option<int> option, int least, int most) => option.Validators.Add(result =>
{
    if (result.Tokens.Any(token => int.TryParse(token.Value, CultureInfo.InvariantCulture, out var value) && (value < least || value > most)))
    {
        result.AddError(string.Create(CultureInfo.InvariantCulture, $"{option.Name} is out of its range; give {least} to {most}."));
    }
});
