using System.Diagnostics;
using System.Reflection;

namespace Raso.Storage.Clouds.Tests.Campaigns;

/// <summary>A gateway of S3 that keeps its files, of the test's own: started, killed and started again by <c>eng/gateway</c>.</summary>
internal sealed class GatewayProcess : IAsyncDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-gateway-");

    public GatewayProcess()
    {
        if (OperatingSystem.IsWindows())
        {
            throw new PlatformNotSupportedException("The gateway runs on Linux.");
        }

        // Run as root, the gateway is an ordinary user's, who must be able to enter.
        _folder.UnixFileMode |= UnixFileMode.GroupRead | UnixFileMode.GroupExecute | UnixFileMode.OtherRead | UnixFileMode.OtherExecute;
    }

    private string Folder => Path.Combine(_folder.FullName, "gateway");

    public async Task<S3Server> StartAsync() => S3Server.Parse((await RunAsync("start")).Trim().Split('\n')[^1]);

    public Task KillAsync() => RunAsync("kill");

    public async ValueTask DisposeAsync()
    {
        await RunAsync("stop");
        _folder.Delete(recursive: true);
    }

    private async Task<string> RunAsync(string action)
    {
        var root = typeof(GatewayProcess).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(entry => entry.Key == "RepositoryRoot").Value!;
        // Its output goes to a file: what the gateway itself keeps open would never end.
        var output = Path.Combine(_folder.FullName, $"{action}.txt");
        using var process = Process.Start(new ProcessStartInfo(
            "bash", ["-c", "\"$0\" \"$1\" \"$2\" >\"$3\" 2>&1 </dev/null", Path.Combine(root, "eng", "gateway"), action, Folder, output]))!;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        var said = await File.ReadAllTextAsync(output, TestContext.Current.CancellationToken);
        return process.ExitCode == 0 ? said : throw new InvalidOperationException($"eng/gateway {action} failed: {said}");
    }
}
