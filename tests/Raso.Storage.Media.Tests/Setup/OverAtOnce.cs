namespace Raso.Storage.Media.Tests.Setup;

/// <summary>Time whose limits have passed when they are set.</summary>
internal sealed class OverAtOnce : TimeProvider
{
    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        callback(state);
        return System.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
    }
}
