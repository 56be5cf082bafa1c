namespace Worker;

/// <summary>Takes reports where they are made; <see cref="Progress{T}"/> would take them later, on another thread.</summary>
internal sealed class Told<T>(Action<T> take) : IProgress<T>
{
    public void Report(T value) => take(value);
}
