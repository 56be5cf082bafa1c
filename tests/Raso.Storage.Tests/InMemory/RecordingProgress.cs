namespace Raso.Storage.Tests.InMemory;

/// <summary>Keeps what it is told, and throws where that is asked for.</summary>
internal sealed class RecordingProgress(long? throwAt = null) : IProgress<StorageProgress>
{
    public List<StorageProgress> Reports { get; } = [];

    public void Report(StorageProgress value)
    {
        Reports.Add(value);
        if (value.BytesDone >= throwAt)
        {
            throw new SourceBrokenException();
        }
    }
}
