using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Raso.Storage.Migrations;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Monitoring;

/// <summary>The health of the catalogue and of each backend.</summary>
public sealed class HealthCheckTests(SqliteCatalogue catalogue) : ServiceSuite(catalogue), IClassFixture<SqliteCatalogue>
{
    [Fact]
    public async Task Check_WhenAllAnswer_IsHealthy()
    {
        var report = await CheckAsync();

        report.Entries.Keys.Should().BeEquivalentTo("raso-catalog", "raso-storage-memory");
        report.Entries.Values.Should().OnlyContain(entry => entry.Status == HealthStatus.Healthy && entry.Tags.Contains("raso"));
        report.Entries["raso-catalog"].Description.Should().Contain("SQLite");
    }

    [Fact]
    public async Task Check_WhenABackendIsDown_IsUnhealthyAndNamesIt()
    {
        Bench.Driver.Faults.IsDown = true;

        var report = await CheckAsync();

        report.Entries["raso-storage-memory"].Status.Should().Be(HealthStatus.Unhealthy);
        report.Entries["raso-storage-memory"].Description.Should().Contain("memory");
        report.Entries["raso-catalog"].Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Check_WhenTheCatalogueIsAway_IsUnhealthy()
    {
        Bench.Catalog.IsAway = true;

        var report = await CheckAsync();

        report.Entries["raso-catalog"].Status.Should().Be(HealthStatus.Unhealthy);
        report.Entries["raso-storage-memory"].Status.Should().Be(HealthStatus.Healthy);
    }

    [Fact]
    public async Task Check_WithoutTheSchema_IsUnhealthyAndTellsToMigrate()
    {
        await Bench.Services.GetRequiredService<IMigrator>().UndoAsync(0, force: true, Token);

        var report = await CheckAsync();

        report.Entries["raso-catalog"].Status.Should().Be(HealthStatus.Unhealthy);
        report.Entries["raso-catalog"].Description.Should().Contain("MigrateAsync");
    }

    [Fact]
    public async Task Check_OfABackendWithFiles_IsHealthy()
    {
        Bench.Driver.AddForeign("a/b", "x"u8.ToArray());

        (await CheckAsync()).Status.Should().Be(HealthStatus.Healthy);
    }

    [Theory]
    [InlineData(0, HealthStatus.Healthy)]
    [InlineData(long.MaxValue, HealthStatus.Degraded)]
    public async Task Check_OfALocalFolder_TellsItsFreeSpaceAgainstTheThreshold(long threshold, HealthStatus expected)
    {
        using var folder = new TemporaryFolder();
        await using var provider = Build(folder, threshold);

        var entry = (await provider.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token)).Entries["raso-storage-disk"];

        entry.Status.Should().Be(expected);
        entry.Data["free_bytes"].Should().BeOfType<long>().Which.Should().BePositive();
        entry.Data["total_bytes"].Should().BeOfType<long>().Which.Should().BeGreaterThanOrEqualTo((long)entry.Data["free_bytes"]);
        entry.Description.Should().Contain("bytes free");
    }

    [Fact]
    public async Task Check_OfARootThatIsGone_SaysSo()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Build(folder, 0);
        var health = provider.GetRequiredService<HealthCheckService>();
        (await health.CheckHealthAsync(Token)).Status.Should().Be(HealthStatus.Healthy);
        Directory.Delete(folder.Of("data"), recursive: true);

        var entry = (await health.CheckHealthAsync(Token)).Entries["raso-storage-disk"];

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Description.Should().Contain($"The root '{folder.Of("data")}' is gone");
    }

    [Fact]
    public async Task Check_OfARootThatNoFileCanBeStoredIn_IsUnhealthy()
    {
        using var folder = new TemporaryFolder();
        await using var provider = Build(folder, 0);
        var health = provider.GetRequiredService<HealthCheckService>();
        (await health.CheckHealthAsync(Token)).Status.Should().Be(HealthStatus.Healthy);
        Directory.GetFileSystemEntries(Path.Combine(folder.Of("data"), ".raso", "tmp")).Should().BeEmpty("the probe leaves nothing");
        Directory.Delete(Path.Combine(folder.Of("data"), ".raso", "tmp"));

        var entry = (await health.CheckHealthAsync(Token)).Entries["raso-storage-disk"];

        entry.Status.Should().Be(HealthStatus.Unhealthy);
        entry.Description.Should().Contain("'.raso/tmp' of the root");
    }

    private ServiceProvider Build(TemporaryFolder folder, long threshold) => new ServiceCollection().AddRaso(raso =>
    {
        Catalogue.Use(raso);
        raso.AddLocalStorage("disk", options =>
        {
            options.RootPath = folder.Of("data");
            options.MinFreeBytes = threshold;
        });
    }).BuildServiceProvider();

    private Task<HealthReport> CheckAsync() => Bench.Services.GetRequiredService<HealthCheckService>().CheckHealthAsync(Token);
}
