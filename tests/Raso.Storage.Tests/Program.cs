using Raso.Storage.Local.Creators;
using Raso.Storage.Local.Scarcity;
using Raso.Storage.Processes;
using Raso.Storage.Tests.Campaigns;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Raso.Storage.Tests;

/// <summary>Runs the tests, or a job of another process for them.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [WorkerProcess.Switch, OpenFilesJob.Name, .. var rest] => OpenFilesJob.RunAsync(rest),
        [WorkerProcess.Switch, CreatorsJob.Name, .. var rest] => CreatorsJob.RunAsync(rest),
        [LocalJobs.Switch, var job, var root] => LocalJobs.RunAsync(job, root),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
