using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Tests.Storage.Campaigns;

/// <summary>Flips one bit of a file at rest, and reads the file in every way that gives all of it.</summary>
internal sealed class FlippedBitRun(Random random, StoreSetup setup) : ICampaignRun
{
    private readonly CampaignStore _store = new(setup);
    private readonly string _target = Path.Combine(Path.GetTempPath(), $"flipped-{Guid.CreateVersion7():N}");
    private int _files;

    public string Summary => $"{_files} files, each noticed by every whole read";

    private static CancellationToken Token => CampaignStore.Token;

    public async Task StepAsync()
    {
        var path = $"files/{++_files}";
        var bytes = new byte[random.Next(10) == 0 ? _store.LargeLength : 1 + random.Next(5000)];
        random.NextBytes(bytes);
        await _store.Backend.StoreAsync(path, FileContent.FromBytes(bytes), null, Token);
        Flip(path, random.Next(bytes.Length), random.Next(8));

        await DetectedAsync(path, ReadWholeAsync);
        await DetectedAsync(path, async () => await _store.Backend.RetrieveAsync(path, new RetrieveOptions { Verify = ReadVerification.First }, Token));
        await DetectedAsync(path, () => _store.Backend.RetrieveBytesAsync(path, Token));
        await DetectedAsync(path, () => _store.Backend.RetrieveTextAsync(path, Token));
        await File.WriteAllTextAsync(_target, "old", Token);
        await DetectedAsync(path, () => _store.Backend.RetrieveToFileAsync(path, _target, Token));
        (await File.ReadAllTextAsync(_target, Token)).Should().Be("old", "a file that is not verified takes nobody's place");

        async Task ReadWholeAsync()
        {
            await using var file = await _store.Backend.RetrieveAsync(path, null, Token);
            var given = 0L;
            var buffer = new byte[4096];
            while (await file.Content.ReadAsync(buffer, Token) is > 0 and var count)
            {
                given += count;
                given.Should().BeLessThan(file.Info.Length, "the last bytes are given only with the right checksum");
            }
        }
    }

    public Task EndAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        File.Delete(_target);
        return _store.DisposeAsync();
    }

    private static async Task DetectedAsync(string path, Func<Task> read)
    {
        var error = await Record.ExceptionAsync(read);
        error.Should().BeOfType<StorageException>($"of '{path}'").Which.Code.Should().Be(StorageErrorCode.Corrupted);
    }

    private void Flip(string path, int offset, int bit)
    {
        if (_store.Memory is { } memory)
        {
            memory.Faults.FlipBit(path, offset);
            return;
        }

        // A decaying disk leaves the time of the file as it is.
        var name = Path.Combine(_store.Root, path);
        var written = File.GetLastWriteTimeUtc(name);
        using (var file = File.Open(name, FileMode.Open, FileAccess.ReadWrite))
        {
            file.Position = offset;
            var value = file.ReadByte();
            file.Position = offset;
            file.WriteByte((byte)(value ^ (1 << bit)));
        }

        File.SetLastWriteTimeUtc(name, written);
    }
}
