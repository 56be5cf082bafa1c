using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage;
using Raso.Storage.Catalog;
using Raso.Storage.Crash.Worker;
using Raso.Storage.Crash.Worker.Jobs;

// Arguments: dialect, folder, descriptions (attributes, sidecars), seed, order (see Steps), variant (see Variants), and which films to make (see FilmOrder); without them
// everything that the SDK offers is done at random, without end. Or dialect, folder, descriptions, "jobs" and those of JobWorker.
// The catalogue is the first line of standard input, so that no secret stands in the process list.
var settings = new CrashSettings
{
    Dialect = args[0],
    Catalog = Console.ReadLine() ?? throw new InvalidOperationException("The catalogue comes as the first line of standard input."),
    Root = args[1],
    Sidecars = args[2] == "sidecars",
};
if (args[3] == "jobs")
{
    await JobWorker.RunAsync(settings, args[4..]);
    return;
}

using var steps = Steps.Parse(args[4]);
var services = CrashSetup.AddTo(settings, call => steps.Next($"fs {call.Name}"));
services.Decorate<ICatalog>(catalog => new CountedCatalog(Variants.Apply(args[5], catalog), steps));
services.DecorateKeyed<ICloudStorageBackend>(CrashSetup.Backend, backend => Variants.Apply(args[5], backend));
var provider = services.BuildServiceProvider();
await using (provider)
{
    var seed = int.Parse(args[3], CultureInfo.InvariantCulture);
    await (args.Length > 6
        ? new FilmWork(provider, FilmOrder.Parse(args[6]), args[5], seed).RunAsync()
        : new RandomWork(provider, seed).RunAsync(oneOfEach: args[4] != "random"));
}
