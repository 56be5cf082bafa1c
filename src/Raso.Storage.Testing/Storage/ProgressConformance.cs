using Xunit;

namespace Raso.Storage.Testing.Storage;

/// <summary>What progress is told of a transfer.</summary>
/// <typeparam name="THarness">The harness of the backend under test.</typeparam>
public abstract class ProgressConformance<THarness> : StorageConformance<THarness>
    where THarness : StorageConformanceHarness, new()
{
    /// <summary>Progress of a store rises to the length of the file.</summary>
    /// <param name="length">The length in bytes, or -1 for a file of several parts.</param>
    /// <param name="known">Whether the length is told beforehand.</param>
    [Theory]
    [InlineData(1, true)]
    [InlineData(500_000, true)]
    [InlineData(500_000, false)]
    [InlineData(-1, true)]
    [InlineData(-1, false)]
    public async Task Store_Progress_RisesToTheLength(int length, bool known)
    {
        var bytes = MakeBytes(length < 0 ? Harness.SeveralPartsLength : length);
        using var stream = new OneWayStream(bytes);
        var log = new ProgressLog();

        await Backend.StoreAsync(
            At("file.bin"), FileContent.FromStream(stream, known ? bytes.Length : null), new StoreOptions { Progress = log }, Token);

        RisesTo(log, bytes.Length);
        Assert.All(log.Reports, report => Assert.True(known ? report.TotalBytes == bytes.Length : report.TotalBytes is null || report.TotalBytes == bytes.Length));
    }

    /// <summary>Progress of a read rises to the length of what was asked for.</summary>
    /// <param name="length">The length in bytes, or -1 for a file of several parts.</param>
    [Theory]
    [InlineData(1)]
    [InlineData(500_000)]
    [InlineData(-1)]
    public async Task Retrieve_Progress_RisesToTheLength(int length)
    {
        var bytes = MakeBytes(length < 0 ? Harness.SeveralPartsLength : length);
        await PutAsync("file.bin", bytes);
        var log = new ProgressLog();

        await ReadAsync("file.bin", new RetrieveOptions { Progress = log });

        RisesTo(log, bytes.Length);
        Assert.All(log.Reports, report => Assert.Equal(bytes.Length, report.TotalBytes));
    }

    /// <summary>Progress of a part rises to the length of that part.</summary>
    [Fact]
    public async Task Retrieve_ProgressOfRange_RisesToItsLength()
    {
        await PutAsync("file.bin", MakeBytes(1000));
        var log = new ProgressLog();

        await ReadAsync("file.bin", new RetrieveOptions { Progress = log, Range = new ByteRange(900, 500) });

        RisesTo(log, 100);
    }

    private static void RisesTo(ProgressLog log, long length)
    {
        Assert.NotEmpty(log.Reports);
        Assert.Equal(length, log.Reports[^1].BytesDone);
        Assert.Equal(log.Reports.Select(report => report.BytesDone).Order(), log.Reports.Select(report => report.BytesDone));
        Assert.All(log.Reports, report => Assert.InRange(report.BytesDone, 0, length));
    }
}
