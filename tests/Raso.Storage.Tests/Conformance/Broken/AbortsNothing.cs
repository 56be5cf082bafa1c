namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Says that an upload was removed.</summary>
internal sealed class AbortsNothing : DelegatingBackend
{
    public override Task AbortUploadAsync(UploadState state, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(state);
        return Task.CompletedTask;
    }
}
