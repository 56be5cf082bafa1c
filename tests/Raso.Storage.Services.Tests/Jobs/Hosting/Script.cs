using Raso.Storage.Jobs;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>A handler that begins, tells the test, and ends when it is told.</summary>
internal sealed class Script
{
    private readonly TaskCompletionSource<IJobContext> _began = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource<JobResult> _end = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Gets the first job that began.</summary>
    public Task<IJobContext> Began => _began.Task.WaitAsync(TimeSpan.FromMinutes(1), TestContext.Current.CancellationToken);

    public void End(JobResult result) => _end.TrySetResult(result);

    /// <summary>Runs until it is told to stop or to end.</summary>
    public async Task<JobResult> ListenAsync(IJobContext context, CancellationToken cancellationToken)
    {
        _began.TrySetResult(context);
        return await _end.Task.WaitAsync(cancellationToken);
    }

    /// <summary>Runs until it is told to end, whatever else it is told.</summary>
    public Task<JobResult> IgnoreAsync(IJobContext context)
    {
        _began.TrySetResult(context);
        return _end.Task;
    }
}
