namespace Raso.Storage.Testing.Storage;

/// <summary>Keeps what is reported, at once and in order; <see cref="Progress{T}"/> would hand it to other threads.</summary>
internal sealed class ProgressLog : IProgress<StorageProgress>
{
    private readonly Lock _lock = new();
    private readonly List<StorageProgress> _reports = [];

    public IReadOnlyList<StorageProgress> Reports
    {
        get
        {
            lock (_lock)
            {
                return [.. _reports];
            }
        }
    }

    public void Report(StorageProgress value)
    {
        lock (_lock)
        {
            _reports.Add(value);
        }
    }
}
