using Raso.Storage.Clouds.Tests.Resuming;
using Xunit.MicrosoftTestingPlatform;
using Xunit.Runner.InProc.SystemConsole;

namespace Raso.Storage.Clouds.Tests;

/// <summary>Runs the tests, or the upload of another process for them.</summary>
internal static class Program
{
    public static Task<int> Main(string[] args) => args switch
    {
        [UploadingProcess.Switch, var store, var place, var file] => UploadingProcess.RunAsync(store, place, file),
        _ when args.Contains("--server") || args.Contains("--internal-msbuild-node") =>
            TestPlatformTestFramework.RunAsync(args, SelfRegisteredExtensions.AddSelfRegisteredExtensions),
        _ => ConsoleRunner.Run(args),
    };
}
