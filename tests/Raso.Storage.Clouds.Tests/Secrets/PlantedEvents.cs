using System.Diagnostics.Tracing;

namespace Raso.Storage.Clouds.Tests.Secrets;

/// <summary>Events that tell a secret, under a name that is listened to.</summary>
[EventSource(Name = "Raso-Planted")]
internal sealed class PlantedEvents : EventSource
{
    [Event(1)]
    public void Planted(string text) => WriteEvent(1, text);
}
