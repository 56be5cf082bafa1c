using Raso.Storage.Crash.Worker;

// Arguments: dialect, catalogue (connection string or file; from standard input, so that no secret stands in the process list), root, seed.
var catalog = Console.ReadLine() ?? throw new InvalidOperationException("The catalogue comes as the first line of standard input.");
var seed = int.Parse(args[2], System.Globalization.CultureInfo.InvariantCulture);
var provider = CrashSetup.Create(args[0], catalog, args[1]);
await using (provider)
{
    await new RandomWork(provider, seed).RunAsync();
}
