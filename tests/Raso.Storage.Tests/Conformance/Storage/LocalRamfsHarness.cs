using System.Diagnostics;
using Raso.Storage.Local;
using Raso.Storage.Processes;

namespace Raso.Storage.Tests.Conformance.Storage;

/// <summary>A local folder on a file system that has no attributes of users, where the driver itself must find that out.</summary>
public sealed class LocalRamfsHarness : LocalHarness
{
    private bool _mounted;

    protected override async ValueTask PrepareAsync(string root)
    {
        Xunit.Assert.SkipUnless(OrdinaryUser.IsRoot, "Only root can mount a file system without attributes; see CONTRIBUTING.md.");
        await RunAsync("mount", "-t", "ramfs", "ramfs", root);
        _mounted = true;
    }

    protected override async ValueTask ReleaseAsync()
    {
        if (_mounted)
        {
            // What the folder keeps its descriptions as is asked of each test's root, because the suite itself cannot see it.
            var record = Path.Combine(Root, ".raso", "root.json");
            var text = File.Exists(record) ? await File.ReadAllTextAsync(record) : "\"Sidecar\"";
            await DisposeBackendAsync();
            // Lazily, because a process that another test starts at this moment may still hold copies of the handles.
            await RunAsync("umount", "--lazy", Root);
            text.Should().Contain("\"Sidecar\"");
        }

        await base.ReleaseAsync();
    }

    private protected override LocalStorageDriver CreateDriver(LocalStorageOptions options) => new(options);

    private static async Task RunAsync(string program, params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardError = true })!;
        var error = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException(
                $"'{program} {string.Join(' ', arguments)}' failed, and the tests without attributes need it: run them as root with the right to mount, or as an ordinary user. {error}");
        }
    }
}
