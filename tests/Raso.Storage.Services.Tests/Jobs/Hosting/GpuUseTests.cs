using System.Diagnostics;
using Microsoft.Extensions.Logging.Testing;
using Raso.Storage.Jobs.Hosting;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>The use of graphics cards is what the program tells; once it fails it is not run again.</summary>
public sealed class GpuUseTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly FakeLogger _logger = new();

    [Fact]
    public async Task Read_OfTwoCards_AddsThem()
    {
        var gpu = Create("echo ' 30'; echo '45 '");

        await gpu.ReadAsync(TestContext.Current.CancellationToken);

        gpu.Latest.Should().Be(75);
    }

    [Theory]
    [InlineData("exit 9")]
    [InlineData("echo 'No devices were found'")]
    public async Task Read_ThatFails_IsNotTriedAgain(string script)
    {
        var gpu = Create(script);

        await gpu.ReadAsync(TestContext.Current.CancellationToken);
        await gpu.ReadAsync(TestContext.Current.CancellationToken);

        gpu.Latest.Should().BeNull();
        File.ReadAllLines(_folder.Of("runs")).Should().ContainSingle();
        _logger.Collector.GetSnapshot().Should().ContainSingle().Which.Id.Id.Should().Be(6019);
    }

    [Fact]
    public async Task Read_OfAProgramThatHangs_IsGivenUp()
    {
        var time = new StillTime();
        var gpu = Create("exec sleep 600", time);

        var reading = gpu.ReadAsync(TestContext.Current.CancellationToken);
        await time.PassAsync(TimeSpan.FromSeconds(5));
        await reading.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

        gpu.Latest.Should().BeNull();
    }

    [Fact]
    public async Task Read_WithoutTheProgram_ReadsNothing()
    {
        var gpu = new GpuUse("", TimeProvider.System, _logger);

        await gpu.ReadAsync(TestContext.Current.CancellationToken);

        gpu.Latest.Should().BeNull();
        _logger.Collector.Count.Should().Be(0);
    }

    public void Dispose() => _folder.Dispose();

    private GpuUse Create(string script, TimeProvider? time = null)
    {
        var file = _folder.Of("nvidia-smi");
        // By another process: a descriptor of this one, inherited for a moment by what a test beside this one starts, would keep the file from being run.
        using var shell = Process.Start("sh", ["-c", "printf '%s' \"$0\" >\"$1\" && chmod +x \"$1\"", $"#!/bin/sh\necho run >>'{_folder.Of("runs")}'\n{script}\n", file]);
        shell.WaitForExit();
        return new GpuUse(file, time ?? TimeProvider.System, _logger);
    }
}
