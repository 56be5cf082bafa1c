using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Catalog;
using Raso.Storage.Crash.Worker;

namespace Raso.Storage.Crash.Tests;

/// <summary>Holds rows, ledger and folder against each other, and against what the workers told, after a sweep.</summary>
internal sealed class Judge(IServiceProvider provider, CrashSettings settings)
{
    private static readonly EnumerationOptions Everything = new() { RecurseSubdirectories = true, AttributesToSkip = FileAttributes.None };

    private readonly ICloudStorageBackend _disk = provider.GetRequiredService<ICloudStorageBackend>();

    /// <summary>Judges. Workers are dead, and the sweep is over.</summary>
    public async Task JudgeAsync(Expected expected) => expected.Judge((await JudgeFilesAsync()).Facts);

    /// <summary>Holds rows, ledger and folder against each other alone.</summary>
    /// <returns>What stands there.</returns>
    public async Task<Found> JudgeFilesAsync()
    {
        var found = await Found.ReadAsync(provider);
        JudgeStates(found.Ledger);
        var committed = found.Ledger.Where(file => file.State == FileState.Committed).ToDictionary(file => file.Path.Value);
        found.Named.Should().BeEquivalentTo(committed.Keys, "a row stands for each file, and a file for each row");

        JudgeFolder([.. committed.Keys, .. found.Metadata.Keys]);
        foreach (var (path, paper) in found.Metadata)
        {
            using var json = JsonDocument.Parse(await File.ReadAllBytesAsync(Path.Combine(settings.Root, path)));
            json.RootElement.GetProperty("row_version").GetInt64().Should().Be(paper.RowVersion, "{0} is as new as its paper", path);
            json.RootElement.GetProperty("title").GetString().Should().Be(paper.Title);
        }

        foreach (var file in committed.Values)
        {
            await JudgeBytesAsync(file);
        }

        return found;
    }

    private static void JudgeStates(List<LedgerFile> ledger)
    {
        ledger.Should().NotContain(
            file => file.State == FileState.Writing || file.State == FileState.Deleting,
            "one sweep past the leases finishes or undoes everything");
        foreach (var file in ledger)
        {
            var final = file.State == FileState.Committed ? ReplicaState.Stored : ReplicaState.Deleted;
            file.Replicas.Select(replica => (replica.Backend, replica.State))
                .Should().Equal([(CrashSetup.Backend, final)], "the file {0} is {1}", file.Path, file.State);
        }
    }

    private void JudgeFolder(IReadOnlyCollection<string> committed)
    {
        var own = Path.Combine(settings.Root, ".raso");
        Directory.EnumerateFiles(settings.Root, "*", Everything)
            .Where(file => !file.StartsWith(own, StringComparison.Ordinal))
            .Select(file => Path.GetRelativePath(settings.Root, file))
            .Should().BeEquivalentTo(committed, "a file is stored where the ledger says, and nowhere else");
        Directory.EnumerateFileSystemEntries(Path.Combine(own, "tmp")).Should().BeEmpty("no temporary file outlives the sweep");
    }

    private async Task JudgeBytesAsync(LedgerFile file)
    {
        // Once without the SDK, against the ledger, and once through it, against what is kept with the file.
        var bytes = await File.ReadAllBytesAsync(Path.Combine(settings.Root, file.Path.Value));
        Convert.ToHexStringLower(SHA256.HashData(bytes)).Should().Be(file.Sha256, "{0} holds what was stored", file.Path);
        var stored = await _disk.GetInfoAsync(file.Path);
        stored!.Sha256.Should().Be(file.Sha256, "{0} is described as the ledger says", file.Path);
        bytes.LongLength.Should().Be(file.Length);
    }
}
