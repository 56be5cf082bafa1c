using Raso.Storage.Benchmarks;
using Raso.Storage.Benchmarks.FirstUse;
using Raso.Storage.Benchmarks.Measuring;
using Raso.Storage.Benchmarks.Reporting;

if (args is [FirstUseWorker.OursOption or FirstUseWorker.PeerOption, var folder])
{
    await FirstUseWorker.RunAsync(args[0], folder);
    return 0;
}

var isJob = args is [JobProcess.Option, ..];
if (BenchmarkArguments.Parse(isJob ? args[1..] : args) is not { } arguments)
{
    await Console.Error.WriteLineAsync(BenchmarkArguments.Usage);
    return 2;
}

if (isJob)
{
    await JobProcess.RunAsync(arguments);
    return 0;
}

var outcomes = new List<Outcome>();
var failed = false;
foreach (var name in arguments.Names)
{
    try
    {
        outcomes.AddRange(await JobProcess.StartAsync(name, arguments));
    }
    catch (InvalidOperationException error)
    {
        // The other jobs' numbers are worth having all the same.
        await Console.Error.WriteLineAsync(error.Message);
        failed = true;
    }
}

Console.WriteLine(Machine.Describe());
Console.WriteLine(FormattableString.Invariant($"- {arguments.Rounds} counted rounds, input scaled by {arguments.Scale}"));
Console.WriteLine();
Console.Write(MarkdownTable.Format(outcomes));
return failed || outcomes.Any(outcome => outcome.IsMet == false) ? 1 : 0;
