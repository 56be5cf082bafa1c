namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>A clock whose date is wrong, and whose timers run as they should.</summary>
internal sealed class WrongTime(TimeSpan off) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + off;
}
