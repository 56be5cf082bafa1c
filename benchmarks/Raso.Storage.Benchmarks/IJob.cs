using Raso.Storage.Benchmarks.Measuring;

namespace Raso.Storage.Benchmarks;

/// <summary>One subject of measurement, run in a process of its own. Disposing it removes what it made.</summary>
internal interface IJob : IAsyncDisposable
{
    /// <summary>Makes the input, outside of every measurement.</summary>
    Task<IReadOnlyList<Contest>> PrepareAsync();
}
