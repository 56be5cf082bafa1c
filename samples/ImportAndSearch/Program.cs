using System.CommandLine;
using ImportAndSearch;

var file = new Argument<FileInfo>("FILE")
{
    Description = "BibTeX, or CSL-JSON where the name ends with .json; a small library of the sample's own unless given.",
    DefaultValueFactory = _ => new FileInfo(Path.Combine(AppContext.BaseDirectory, "data", "library.bib")),
};
var search = new Option<string[]>("--search") { Description = "Searches for this and ends, instead of asking; may be given several times.", HelpName = "TEXT" };
var postgres = new Option<string?>("--postgres") { Description = "A PostgreSQL connection string; an embedded SQLite file unless given.", HelpName = "CONNECTION" };
var data = new Option<DirectoryInfo>("--data")
{
    Description = "Where the catalogue is kept.",
    HelpName = "DIR",
    DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("data", "import-and-search")),
};
var command = new RootCommand("Takes a bibliography into a catalogue, and searches it.") { file, search, postgres, data };
command.SetAction((result, cancellationToken) => Run.MainAsync(
    result.GetValue(file)!, result.GetValue(search) ?? [], result.GetValue(data)!.FullName, result.GetValue(postgres), cancellationToken));
return await command.Parse(args).InvokeAsync();
