using System.Runtime.ExceptionServices;

namespace Raso.Storage.Resilience;

/// <summary>Carries an error that is not the backend's (of the caller's source, say) through driver and pipeline: never retried, never mapped, rethrown as it was.</summary>
internal sealed class PassThroughException(Exception inner) : Exception(inner.Message, inner)
{
    private readonly ExceptionDispatchInfo _captured = ExceptionDispatchInfo.Capture(inner);

    public void Rethrow() => _captured.Throw();
}
