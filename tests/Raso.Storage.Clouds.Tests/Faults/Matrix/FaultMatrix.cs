using System.Collections.Concurrent;
using Raso.Storage.Clouds.Tests.Faults.Operations;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>All cells of one provider: begun together at the first question, so that those that wait for timeouts wait side by side.</summary>
internal sealed class FaultMatrix
{
    private static readonly ConcurrentDictionary<(string Cloud, bool IsLong), FaultMatrix> Started = new();

    // Most of a cell is waiting, but all share two cores.
    private static readonly SemaphoreSlim Slots = new(10);

    private readonly CloudUnderTest _cloud;
    private readonly bool _isLong;
    private readonly CancellationToken _token;
    private readonly Lazy<Task<IReadOnlyDictionary<(string Operation, string Fault), Task<CellResult[]>>>> _rows;

    private FaultMatrix(CloudUnderTest cloud, bool isLong, CancellationToken token)
    {
        (_cloud, _isLong, _token) = (cloud, isLong, token);
        _rows = new(() => Task.Run(StartAsync));
    }

    /// <summary>Gets the rows of a form: operations under faults.</summary>
    public static IEnumerable<(string Operation, string Fault)> Rows(bool isLong) =>
        from operation in MatrixOperations.All
        from fault in MatrixFaults.All
        where Has(operation, fault, isLong)
        select (operation.Name, fault.Name);

    public static FaultMatrix Of(CloudUnderTest cloud, bool isLong) =>
        Started.GetOrAdd((cloud.Name, isLong), _ => new FaultMatrix(cloud, isLong, TestContext.Current.CancellationToken));

    /// <summary>Gets what the cells of a row came to.</summary>
    public async Task<IReadOnlyList<CellResult>> ResultsOfAsync(string operation, string fault) => await (await _rows.Value)[(operation, fault)];

    public async Task<IReadOnlyList<CellResult>> AllResultsAsync() => [.. (await Task.WhenAll((await _rows.Value).Values)).SelectMany(results => results)];

    private static bool Has(MatrixOperation operation, MatrixFault fault, bool isLong) =>
        fault.Suits(operation) && (isLong || !fault.OnlyLong(operation)) && (!operation.NeedsNoServer || !fault.IsOnce);

    private async Task<IReadOnlyDictionary<(string Operation, string Fault), Task<CellResult[]>>> StartAsync()
    {
        await _cloud.PrepareAsync(_token);
        var clean = _cloud.CreateBackend(_cloud.Endpoint);
        var requests = new Dictionary<MatrixOperation, int>();
        foreach (var operation in MatrixOperations.All.Where(operation => operation.IsOffered(clean.Capabilities)))
        {
            var cell = new MatrixCell(operation, MatrixFaults.All[0], operation.SendsContent ? true : null, 0);
            requests[operation] = await CellRunner.CountRequestsAsync(_cloud, clean, cell, _token);
        }

        var only = Environment.GetEnvironmentVariable("RASO_TEST_CELL");
        return (from operation in MatrixOperations.All
                from fault in MatrixFaults.All
                where Has(operation, fault, _isLong)
                select (Key: (operation.Name, fault.Name), Cells: Cells(operation, fault, requests.GetValueOrDefault(operation)).Where(IsWanted).ToList()))
            .ToDictionary(row => row.Key, row => Task.WhenAll(row.Cells.Select(cell => RunAsync(clean, cell))));

        bool IsWanted(MatrixCell cell) => string.IsNullOrEmpty(only) || $"{_cloud.Name}: {cell.Name}".Contains(only, StringComparison.Ordinal);
    }

    private IEnumerable<MatrixCell> Cells(MatrixOperation operation, MatrixFault fault, int requests)
    {
        bool?[] contents = operation.SendsContent ? [true, false] : [null];
        // Connections serve many requests, so only requests can be counted off.
        var skips = fault.Http is null || operation.NeedsNoServer
            ? [0]
            : _isLong
                ? Enumerable.Range(0, Math.Clamp(requests, 1, 8))
                : requests > 1 && fault.StrikesTheLastToo ? [0, requests - 1] : [0];
        return from seekable in contents from skip in skips select new MatrixCell(operation, fault, seekable, skip);
    }

    private async Task<CellResult> RunAsync(CloudStorageBackend clean, MatrixCell cell)
    {
        await Slots.WaitAsync(_token);
        try
        {
            return await CellRunner.RunAsync(_cloud, clean, cell, _token);
        }
        finally
        {
            Slots.Release();
        }
    }
}
