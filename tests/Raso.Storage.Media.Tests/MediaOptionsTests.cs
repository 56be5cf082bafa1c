using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Raso.Storage.Media.Tests.Setup;

namespace Raso.Storage.Media.Tests;

public sealed class MediaOptionsTests
{
    public static TheoryData<string, Action<MediaOptions>> Faults => new()
    {
        { "Media:FfprobeFolder is 'bin', which is no absolute path", options => options.FfprobeFolder = "bin" },
        { "Media:FfprobeFolder is '/', where no program ffprobe", options => options.FfprobeFolder = "/" },
        { "Media:Depth is 7", options => options.Depth = (MediaCheckDepth)7 },
        { "Media:TimeLimit is 00:00:00", options => options.TimeLimit = TimeSpan.Zero },
        { "Media:TimeLimit is 2.00:00:00", options => options.TimeLimit = TimeSpan.FromDays(2) },
        { "Media:MaxConcurrent is 0", options => options.MaxConcurrent = 0 },
        { "Media:MaxConcurrent is 65", options => options.MaxConcurrent = 65 },
        { "Media:PdfTimeLimit is 01:00:01", options => options.PdfTimeLimit = TimeSpan.FromSeconds(3601) },
        { "Media:TemporaryFolder is 'copies'", options => options.TemporaryFolder = "copies" },
        { "Media:TemporaryFolder is '/tmp/\"'", options => options.TemporaryFolder = "/tmp/\"" },
        { "Media:TemporaryFolder is '/no/such/folder', which is no folder", options => options.TemporaryFolder = "/no/such/folder" },
    };

    [Fact]
    public void Validate_Defaults_FindsNothing() => new MediaOptions().Validate().Should().BeEmpty();

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task Start_ValueAtFault_NamesTheKey(string start, Action<MediaOptions> configure)
    {
        var folder = Directory.CreateTempSubdirectory("raso-options-");
        try
        {
            using var host = new HostBuilder()
                .ConfigureServices(services => services.AddRaso(raso => raso
                    .UseSqlite(Path.Combine(folder.FullName, "raso.db")).AddInMemoryStorage("memory").AddMedia(configure)))
                .Build();

            var error = await FluentActions.Awaiting(() => host.StartAsync(TestContext.Current.CancellationToken)).Should().ThrowAsync<OptionsValidationException>();

            error.Which.Failures.Should().ContainSingle().Which.Should().StartWith(start);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public void Validate_ProgramThatMayNotBeRun_SaysSo()
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using var ffprobe = new StandIn("exit 0");
        File.SetUnixFileMode(Path.Combine(ffprobe.Folder, "ffprobe"), UnixFileMode.UserRead | UnixFileMode.UserWrite);

        var failure = new MediaOptions { FfprobeFolder = ffprobe.Folder }.Validate().Should().ContainSingle().Which;

        (failure.Field, failure.Message).Should().Be(("FfprobeFolder", $"is '{ffprobe.Folder}', where ffprobe is, but may not be executed; give it that right (chmod +x)."));
    }

    [Fact]
    public void AddMedia_OfConfiguration_BindsItsKeys()
    {
        var options = Bind(("Depth", "Packets"), ("TimeLimit", "00:01:00"), ("MaxConcurrent", "4"));

        options.Should().BeEquivalentTo(new { Depth = MediaCheckDepth.Packets, TimeLimit = TimeSpan.FromMinutes(1), MaxConcurrent = 4 });
    }

    [Theory]
    [InlineData("TimeLimt", "00:01:00", "TimeLimt")]
    [InlineData("TimeLimit", "60", "bare number")]
    [InlineData("PdfTimeLimit", "60", "bare number")]
    public void AddMedia_OfConfigurationAtFault_NamesIt(string key, string value, string part) =>
        FluentActions.Invoking(() => Bind((key, value))).Should().Throw<OptionsValidationException>().Which.Message.Should().Contain(part);

    [Fact]
    public async Task AddMedia_CalledTwice_AddsOneOfEach()
    {
        await using var host = MediaHost.Create();

        host.Validation.Should().NotBeNull();
        var services = new ServiceCollection();
        services.AddRaso(raso => raso.UseSqlite("unused.db").AddInMemoryStorage("memory").AddMedia().AddMedia());
        services.Count(service => service.ServiceType == typeof(IMediaValidation)).Should().Be(1);
        services.Count(service => service.ServiceType == typeof(IValidateOptions<MediaOptions>)).Should().Be(1);
    }

    private static MediaOptions Bind(params (string Key, string Value)[] values)
    {
        var section = new ConfigurationBuilder()
            .AddInMemoryCollection(values.ToDictionary(entry => $"Media:{entry.Key}", entry => (string?)entry.Value))
            .Build().GetSection("Media");
        using var services = new ServiceCollection()
            .AddRaso(raso => raso.UseSqlite("unused.db").AddInMemoryStorage("memory").AddMedia(section))
            .BuildServiceProvider();
        return services.GetRequiredService<IOptions<MediaOptions>>().Value;
    }
}
