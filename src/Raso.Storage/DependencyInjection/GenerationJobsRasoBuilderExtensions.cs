using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Raso.Storage.Jobs;
using Raso.Storage.Jobs.Hosting;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Runs generation jobs in the background of a host.</summary>
public static class GenerationJobsRasoBuilderExtensions
{
    /// <summary>Runs generation jobs in the background of this host, as many at once as it has processors; any number of hosts may.</summary>
    /// <typeparam name="THandler">Does the work; made anew for each job, in a scope of its own, and once when the host starts, which fails where it cannot be made.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddGenerationJobs<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(this RasoBuilder builder)
        where THandler : class, IGenerationJobHandler => builder.AddGenerationJobs<THandler>(static _ => { });

    /// <summary>Runs generation jobs in the background of this host; any number of hosts may. Call it again for other types of jobs with another handler; a type that two take is refused when the host starts.</summary>
    /// <typeparam name="THandler">Does the work; made anew for each job, in a scope of its own, and once when the host starts, which fails where it cannot be made.</typeparam>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets how many run at once, which types, leases and intervals.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddGenerationJobs<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicConstructors)] THandler>(
        this RasoBuilder builder, Action<GenerationJobOptions> configure)
        where THandler : class, IGenerationJobHandler
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Services.TryAddScoped<THandler>();
        builder.Setup.AddJobs(configure, new JobHandling(static (services, context, token) => services.GetRequiredService<THandler>().HandleAsync(context, token), typeof(THandler)));
        return builder;
    }

    /// <summary>Runs generation jobs in the background of this host by a function.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="handler">Does the work, with the services of a scope that each job has of its own; as <see cref="IGenerationJobHandler.HandleAsync"/>.</param>
    /// <param name="concurrency">How many run at once, 1 to 1,000.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddGenerationJobs(
        this RasoBuilder builder, Func<IServiceProvider, IJobContext, CancellationToken, Task<JobResult>> handler, int concurrency) =>
        builder.AddGenerationJobs(handler, options => options.Concurrency = concurrency);

    /// <summary>Runs generation jobs in the background of this host by a function.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="handler">Does the work, with the services of a scope that each job has of its own; as <see cref="IGenerationJobHandler.HandleAsync"/>.</param>
    /// <param name="configure">Sets how many run at once, which types, leases and intervals.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddGenerationJobs(
        this RasoBuilder builder, Func<IServiceProvider, IJobContext, CancellationToken, Task<JobResult>> handler, Action<GenerationJobOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(handler);
        ArgumentNullException.ThrowIfNull(configure);
        builder.Setup.AddJobs(configure, new JobHandling(handler));
        return builder;
    }
}
