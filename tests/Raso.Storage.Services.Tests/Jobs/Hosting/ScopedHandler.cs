using Raso.Storage.Jobs;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>A handler with a part that lives as long as its scope.</summary>
internal sealed class ScopedHandler(ScopedPart part) : IGenerationJobHandler
{
    public Task<JobResult> HandleAsync(IJobContext context, CancellationToken cancellationToken)
    {
        part.Use();
        return Task.FromResult(new JobResult());
    }
}
