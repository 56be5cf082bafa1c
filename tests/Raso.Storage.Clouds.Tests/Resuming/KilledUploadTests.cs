using System.Security.Cryptography;
using Raso.Storage.Clouds.Tests.Gcp.StandIn;

namespace Raso.Storage.Clouds.Tests.Resuming;

/// <summary>A process is killed in the middle of an upload, and this one goes on with it.</summary>
public sealed class KilledUploadTests : IDisposable
{
    public const string Path = "killed/large.bin";

    private const int Length = (26 << 20) + 17;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-killed-");

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [Trait("Category", "Server")]
    [InlineData(UploadedStores.S3)]
    [InlineData(UploadedStores.Azure)]
    public async Task StoreAsync_ProcessKilled_GoesOnInAnother(string store) => await KillAndGoOnAsync(store, $"raso-killed-{Guid.CreateVersion7():N}");

    [Fact]
    public async Task StoreAsync_ProcessKilledOnGoogle_GoesOnInAnother()
    {
        await using var standIn = await GoogleStandIn.StartAsync(new GoogleStandInOptions());
        standIn.CreateBucket(UploadedStores.GoogleBucket);

        await KillAndGoOnAsync(UploadedStores.Google, standIn.Endpoint.ToString());
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private async Task KillAndGoOnAsync(string store, string place)
    {
        var file = System.IO.Path.Combine(_folder.FullName, "large.bin");
        var bytes = new byte[Length];
        new Random(1).NextBytes(bytes);
        await File.WriteAllBytesAsync(file, bytes, Token);

        await UploadingProcess.RunAndKillAsync(store, place, file, Token);

        var state = UploadState.Parse(await File.ReadAllTextAsync(UploadingProcess.StateOf(file), Token));
        var taken = state.Parts.Where(part => part.ETag is not null).Sum(part => part.Length);
        taken.Should().BeInRange(2 * state.PartSize, Length - 1);
        await using var backend = UploadedStores.Open(store, place);
        (await backend.ExistsAsync(Path, Token)).Should().BeFalse();
        var progress = new FirstProgress();

        var stored = await backend.StoreAsync(
            Path,
            FileContent.FromFile(file),
            new StoreOptions { Progress = progress, Resume = new UploadResume { From = state, SaveAsync = (_, _) => ValueTask.CompletedTask } },
            Token);

        progress.First.Should().BeInRange(taken, Length - 1, "what the killed process had sent is not sent again");
        stored.Sha256.Should().Be(Convert.ToHexStringLower(SHA256.HashData(bytes)));
        (await backend.RetrieveBytesAsync(Path, Token)).AsSpan().SequenceEqual(bytes).Should().BeTrue();
    }

    private sealed class FirstProgress : IProgress<StorageProgress>
    {
        public long? First { get; private set; }

        public void Report(StorageProgress value) => First ??= value.BytesDone;
    }
}
