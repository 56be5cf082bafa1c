using System.Globalization;

namespace Raso.Storage.Local.PowerLoss;

public sealed class PowerLossTests
{
    private const int PowerLossesPerKill = 4;

    public static TheoryData<LocalDescriptions> Descriptions => [LocalDescriptions.Attributes, LocalDescriptions.Sidecar];

    [Theory]
    [MemberData(nameof(Descriptions))]
    public Task Crash_AtAnyCall_LosesNothingAcknowledged(LocalDescriptions descriptions) => RunAsync(descriptions, 400);

    [Theory]
    [Trait("Category", "Long")]
    [MemberData(nameof(Descriptions))]
    public Task Crash_AtTenThousandCalls_LosesNothingAcknowledged(LocalDescriptions descriptions) => RunAsync(descriptions, 10_000);

    [Theory]
    [InlineData(DiskLie.FileSync, LocalDescriptions.Attributes)]
    [InlineData(DiskLie.FileSync, LocalDescriptions.Sidecar)]
    [InlineData(DiskLie.FolderSync, LocalDescriptions.Attributes)]
    [InlineData(DiskLie.FolderSync, LocalDescriptions.Sidecar)]
    public async Task Crash_WithoutSync_IsNoticed(DiskLie lie, LocalDescriptions descriptions)
    {
        await using var run = new PowerLossRun(1, descriptions, lie);

        var crashing = async () =>
        {
            for (var crash = 0; crash < 200; crash++)
            {
                await run.CrashAsync(losePower: true);
            }
        };

        await crashing.Should().ThrowAsync<Exception>("a disk that does not sync loses what was acknowledged");
    }

    private static async Task RunAsync(LocalDescriptions descriptions, int crashes)
    {
        var setting = Environment.GetEnvironmentVariable("RASO_TEST_SEED");
        var seed = setting is null ? Random.Shared.Next() : int.Parse(setting, CultureInfo.InvariantCulture);
        await using var run = new PowerLossRun(seed, descriptions);
        for (var crash = 1; crash <= crashes; crash++)
        {
            try
            {
                await run.CrashAsync(losePower: crash % PowerLossesPerKill != 0);
            }
            catch (Exception exception)
            {
                throw new InvalidOperationException($"Crash {crash} of seed {seed} (RASO_TEST_SEED): {exception.Message}", exception);
            }
        }

        TestContext.Current.TestOutputHelper?.WriteLine(
            $"seed {seed}: {crashes} crashes, {run.Acknowledged} calls acknowledged, {run.Interrupted} interrupted");
        run.Acknowledged.Should().BeGreaterThan(crashes, "a run that does nothing shows nothing");
        run.Interrupted.Should().BeGreaterThan(crashes / 2, "crashes should hit calls");
    }
}
