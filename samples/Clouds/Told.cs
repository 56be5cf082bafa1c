using Raso.Storage;

namespace Clouds;

/// <summary>Tells how many bytes have come since the last report; an upload that begins anew takes back what it had told.</summary>
internal sealed class Told(Action<long> advance) : IProgress<StorageProgress>
{
    private long _told;

    public void Report(StorageProgress value)
    {
        advance(value.BytesDone - _told);
        _told = value.BytesDone;
    }
}
