using System.Collections.Concurrent;

namespace Raso.Storage.Services.Tests.Jobs.Hosting;

/// <summary>Tells when it is made, used and gone.</summary>
internal sealed class ScopedPart : IDisposable
{
    private readonly Log _log;

    public ScopedPart(Log log)
    {
        _log = log;
        _log.Lines.Enqueue("made");
    }

    public void Use() => _log.Lines.Enqueue("used");

    public void Dispose() => _log.Lines.Enqueue("gone");

    public sealed class Log
    {
        public ConcurrentQueue<string> Lines { get; } = new();
    }
}
