using System.CommandLine;
using Quickstart;

var input = new Option<DirectoryInfo?>("--input") { Description = "A folder of your own PDFs, to be taken in beside the sample's papers; folders in it are not looked into.", HelpName = "DIR" };
var postgres = new Option<string?>("--postgres") { Description = "A PostgreSQL connection string; an embedded SQLite file unless given.", HelpName = "CONNECTION" };
var data = new Option<DirectoryInfo>("--data")
{
    Description = "Where the catalogue and the files are kept.",
    HelpName = "DIR",
    DefaultValueFactory = _ => new DirectoryInfo(Path.Combine("data", "quickstart")),
};
data.Validators.Add(static result =>
{
    if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
    {
        result.AddError("--data is empty; name a folder.");
    }
});
input.Validators.Add(static result =>
{
    if (result.Tokens.Any(token => string.IsNullOrWhiteSpace(token.Value)))
    {
        result.AddError("--input is empty; name a folder.");
    }
});
var command = new RootCommand("Takes papers and their files into a catalogue, reads everything back, and shows what it did.") { input, postgres, data };
command.SetAction((result, cancellationToken) => Run.MainAsync(
    result.GetValue(data)!.FullName, result.GetValue(postgres), result.GetValue(input)?.FullName, cancellationToken));
return await command.Parse(args).InvokeAsync();
