using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>A host whose options for jobs cannot be used does not start.</summary>
public sealed class JobOptionsTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    [Fact]
    public async Task Start_WithOptionsAtFault_NamesEachKey()
    {
        using var host = Build(raso => raso
            .AddGenerationJobs(RunAsync, concurrency: 0)
            .AddGenerationJobs(RunAsync, options => (options.Lease, options.Types, options.NvidiaSmiPath) = (TimeSpan.FromSeconds(1), [], "nvidia-smi")));

        var start = () => host.StartAsync(TestContext.Current.CancellationToken);

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().SatisfyRespectively(
            failure => failure.Should().StartWith("AddGenerationJobs:Concurrency is 0; 1 to 1000"),
            failure => failure.Should().StartWith("AddGenerationJobs[2]:Types"),
            failure => failure.Should().StartWith("AddGenerationJobs[2]:Lease"),
            failure => failure.Should().StartWith("AddGenerationJobs[2]:NvidiaSmiPath"));
    }

    [Fact]
    public async Task Start_WithTypesThatTwoHandlersTake_NamesThem()
    {
        using var host = Build(raso => raso
            .AddGenerationJobs(RunAsync, options => options.Types = [JobType.AudioOnly, JobType.FullVideo])
            .AddGenerationJobs(RunAsync, options => options.Types = [JobType.Enhancement])
            .AddGenerationJobs(RunAsync, concurrency: 1));

        var start = () => host.StartAsync(TestContext.Current.CancellationToken);

        (await start.Should().ThrowAsync<OptionsValidationException>()).Which.Failures.Should().BeEquivalentTo(
            "AddGenerationJobs[3]:Types has FullVideo, AudioOnly, which AddGenerationJobs takes too; give each handler of a host types of its own.",
            "AddGenerationJobs[3]:Types has Enhancement, which AddGenerationJobs[2] takes too; give each handler of a host types of its own.");
    }

    [Fact]
    public void Validate_WhatIsUnset_IsFine() => new GenerationJobOptions().Validate().Should().BeEmpty();

    [Fact]
    public void Validate_EveryValueOutOfItsRange_IsNamed()
    {
        var far = TimeSpan.FromDays(400);
        var options = new GenerationJobOptions
        {
            Concurrency = 1001,
            Worker = " ",
            Lease = far,
            PollInterval = far,
            BackOff = far,
            MaxBackOff = far,
            DrainTime = far,
            ShutdownGrace = far,
            RescueInterval = far,
            PurgeAfter = TimeSpan.Zero,
            Types = [(JobType)9],
            NvidiaSmiPath = "smi",
        };

        options.Validate().Select(failure => failure.Field).Should().BeEquivalentTo(typeof(GenerationJobOptions).GetProperties().Select(property => property.Name));
    }

    public void Dispose() => _folder.Dispose();

    private static Task<JobResult> RunAsync(IServiceProvider services, IJobContext context, CancellationToken cancellationToken) => Task.FromResult(new JobResult());

    private IHost Build(Action<RasoBuilder> configure)
    {
        var builder = Host.CreateEmptyApplicationBuilder(settings: null);
        builder.Services.AddRaso(raso =>
        {
            raso.UseSqlite(_folder.Of("raso.db")).AddInMemoryStorage("memory");
            configure(raso);
        });
        return builder.Build();
    }
}
