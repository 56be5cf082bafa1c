using System.Diagnostics;
using System.Reflection;

namespace Raso.Storage.Clouds.Tests.Servers;

/// <summary>A gateway of its own that keeps its files when it is killed (<c>eng/gateway</c>), in a fresh folder that goes with it.</summary>
internal sealed class Gateway : IAsyncDisposable
{
    private static readonly string Root = typeof(Gateway).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>()
        .Single(attribute => attribute.Key == "RepositoryRoot").Value!;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-gateway-");

    /// <summary>Starts it, the first time and after a kill; each time it has the same address and keys.</summary>
    public async Task<S3Server> StartAsync() => S3Server.Parse((await RunAsync("start")).Trim());

    /// <summary>Kills all its processes.</summary>
    public Task KillAsync() => RunAsync("kill");

    public async ValueTask DisposeAsync()
    {
        await KillAsync();
        _folder.Delete(recursive: true);
    }

    private async Task<string> RunAsync(string action)
    {
        var start = new ProcessStartInfo(Path.Combine(Root, "eng", "gateway"), [action, _folder.FullName])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("eng/gateway did not start.");
        var output = process.StandardOutput.ReadToEndAsync();
        var errors = process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? await output : throw new InvalidOperationException($"eng/gateway {action}: {await errors}");
    }
}
