using System.Globalization;
using Raso.Storage.Clouds.Tests.Faults.Http;
using Raso.Storage.Clouds.Tests.Faults.Tcp;
using Raso.Storage.Clouds.Tests.Secrets;

namespace Raso.Storage.Clouds.Tests.Faults.Matrix;

/// <summary>Runs one cell: prepares by the clean way, calls by the spoilt one, and judges by the clean one.</summary>
internal static class CellRunner
{
    /// <summary>No call may take longer, whatever happens to it.</summary>
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(40);

    private static int _number;

    private static string Run { get; } = Guid.CreateVersion7().ToString("N")[..12];

    public static async Task<CellResult> RunAsync(
        CloudUnderTest cloud, CloudStorageBackend clean, MatrixCell cell, CancellationToken token, TimeSpan? deadline = null)
    {
        if (!cell.Operation.IsOffered(clean.Capabilities))
        {
            return new CellResult(cell, Verdict.Gap, "not offered");
        }

        var prefix = string.Create(CultureInfo.InvariantCulture, $"faults/{Run}/{Interlocked.Increment(ref _number)}/");
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(token);
        patience.CancelAfter(4 * Deadline);
        var bench = new CellBench(cloud, clean, cell, prefix, patience.Token);
        try
        {
            await cell.Operation.ArrangeAsync(bench);
            var error = await ActAsync(bench, deadline ?? Deadline);
            return new CellResult(cell, await JudgeAsync(bench, error), error is null ? "" : $"{error.Code}{(error.IsTransient ? ", transient" : "")}: {error.Message}");
        }
        catch (OperationCanceledException) when (token.IsCancellationRequested)
        {
            throw;
        }
        catch (Exception broken)
        {
            var what = broken is BrokenCellException ? broken.Message : broken.ToString();
            return new CellResult(cell, Verdict.Broken, $"{what}{Environment.NewLine}  {string.Join($"{Environment.NewLine}  ", bench.Log.Take(20))}");
        }
    }

    /// <summary>Counts the requests of a call that meets no fault, and requires that it does its work.</summary>
    public static async Task<int> CountRequestsAsync(CloudUnderTest cloud, CloudStorageBackend clean, MatrixCell cell, CancellationToken token)
    {
        var prefix = string.Create(CultureInfo.InvariantCulture, $"faults/{Run}/{Interlocked.Increment(ref _number)}/");
        var bench = new CellBench(cloud, clean, cell, prefix, token);
        await cell.Operation.ArrangeAsync(bench);
        await using var proxy = new HttpFaultProxy(cloud.Endpoint, HttpFaultPlan.Nothing);
        await using (bench.Spoilt = cloud.CreateBackend(proxy.Endpoint, options => Configure(options, cell.Fault)))
        {
            await cell.Operation.ActAsync(bench);
        }

        await cell.Operation.JudgeDoneAsync(bench);
        return proxy.Log.Count;
    }

    private static async Task<StorageException?> ActAsync(CellBench bench, TimeSpan deadline)
    {
        var fault = bench.Cell.Fault;
        if (fault.Tcp is { } tcp)
        {
            var strike = tcp(bench.Cell.Operation, bench.Bytes.Length);
            var last = fault.IsOnce ? bench.Cell.Skip + fault.Times : int.MaxValue;
            await using var proxy = new TcpFaultProxy(
                bench.Cloud.Endpoint, number => number > bench.Cell.Skip && number <= last ? strike : TcpFault.None);
            var error = await CallAsync(bench, proxy.Endpoint, deadline);
            bench.Struck = proxy.Tally.Struck;
            bench.Log = [$"{proxy.Connections} connections, {bench.Struck} struck, {proxy.Tally.RequestBytes} bytes up, {proxy.Tally.ResponseBytes} down"];
            return error;
        }
        else
        {
            await using var proxy = new HttpFaultProxy(
                bench.Cloud.Endpoint, new HttpFaultPlan(fault.Http!(bench), skip: bench.Cell.Skip, times: fault.Times));
            bench.Log = proxy.Log;
            var error = await CallAsync(bench, proxy.Endpoint, deadline);
            bench.Struck = proxy.Plan.Struck;
            return error;
        }
    }

    private static async Task<StorageException?> CallAsync(CellBench bench, Uri endpoint, TimeSpan deadline)
    {
        await using var spoilt = bench.Cloud.CreateBackend(endpoint, options => Configure(options, bench.Cell.Fault));
        bench.Spoilt = spoilt;
        try
        {
            await Task.Run(() => bench.Cell.Operation.ActAsync(bench)).WaitAsync(deadline, TimeProvider.System);
            return null;
        }
        catch (StorageException error)
        {
            return error;
        }
        catch (TimeoutException)
        {
            throw new BrokenCellException($"it hangs: nothing after {deadline}");
        }
        catch (Exception foreign) when (foreign is not BrokenCellException)
        {
            throw new BrokenCellException($"a foreign exception came out: {foreign}");
        }
    }

    private static async Task<Verdict> JudgeAsync(CellBench bench, StorageException? error)
    {
        var (operation, fault) = (bench.Cell.Operation, bench.Cell.Fault);
        if (bench.Struck == 0 && error is not null)
        {
            throw new BrokenCellException($"it failed although it met no fault: {error}");
        }

        if (error is null)
        {
            var isUnchecked = bench.Struck > 0 && fault.SpoilsUncheckedAnswers && operation.GivesUncheckedAnswer;
            if (!isUnchecked)
            {
                await operation.JudgeDoneAsync(bench);
            }

            fault.Also?.Invoke(bench);
            var expected = fault.Expect(bench);
            CellBench.Require(
                bench.Struck == 0 || expected.MaySucceed || bench.Cell.Skip > 0, $"it told of success; expected was {string.Join(" or ", expected.Codes)}");
            return bench.Struck == 0 && !operation.NeedsNoServer ? Verdict.NotMet : Verdict.Done;
        }

        // A later request of the call may be one that is made again, or one that is not needed.
        var wrong = fault.Expect(bench).FaultOf(error);
        CellBench.Require(wrong is null, $"{wrong}, and is {error.Code}{(error.IsTransient ? ", transient" : "")}: {error}");
        CellBench.Require(error.Backend == bench.Spoilt.Name, $"the error names the backend '{error.Backend}'");
        CellBench.Require(!string.IsNullOrWhiteSpace(error.Message), "the error has no message");
        var told = SecretHunt.FindIn(error.ToString(), bench.Cloud.Secrets);
        CellBench.Require(told.Count == 0, $"the error tells {string.Join("; ", told)}");
        fault.Also?.Invoke(bench);
        await operation.JudgeFailedAsync(bench, fault.MayHaveTakenEffect || bench.Cell.Skip > 0);
        return Verdict.TypedError;
    }

    private static void Configure(BackendOptions options, MatrixFault fault)
    {
        options.PartConcurrency = 2;
        var resilience = options.Resilience;
        resilience.BaseDelay = TimeSpan.FromMilliseconds(1);
        resilience.MaxDelay = TimeSpan.FromMilliseconds(5);
        resilience.MinimumThroughput = 1_000;
        resilience.MaxRetries = fault is { Hangs: true, IsOnce: false } ? 1 : 2;
        // Long enough for a loaded machine where the timeout is not what is looked at.
        var timeout = TimeSpan.FromSeconds(fault switch { { Hangs: false } => 15, { IsOnce: true } => 2, _ => 0.5 });
        (resilience.AttemptTimeout, resilience.StallTimeout) = (timeout, timeout);
    }
}
