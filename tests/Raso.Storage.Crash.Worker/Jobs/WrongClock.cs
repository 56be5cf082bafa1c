namespace Raso.Storage.Crash.Worker.Jobs;

/// <summary>A clock whose date is wrong; its timers run as they should.</summary>
internal sealed class WrongClock(TimeSpan off) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + off;
}
