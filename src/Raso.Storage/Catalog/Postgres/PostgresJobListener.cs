using System.Net.Sockets;
using Microsoft.Extensions.Logging;
using Npgsql;
using Raso.Storage.Diagnostics;

namespace Raso.Storage.Catalog.Postgres;

/// <summary>Hears of jobs that other processes bring, on a connection of its own once somebody waits. Where it cannot listen, those who wait look now and then all the same.</summary>
internal sealed class PostgresJobListener : IAsyncDisposable
{
    private const string Channel = "raso_jobs";

    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    // A connection that died without a word would be waited at for ever.
    private static readonly TimeSpan BetweenProbes = TimeSpan.FromSeconds(30);

    private readonly NpgsqlDataSource _source;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private readonly CancellationTokenSource _stop = new();
    private Task _running = Task.CompletedTask;

    public PostgresJobListener(NpgsqlDataSource source, TimeProvider time, ILogger logger)
    {
        _source = source;
        _time = time;
        _logger = logger;
        Signal = new JobSignal(time, () => _running = Task.Run(RunAsync));
    }

    public JobSignal Signal { get; }

    /// <summary>Stops listening, without waiting for it.</summary>
    public void Stop() => _stop.Cancel();

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        var pause = FirstPause;
        try
        {
            while (true)
            {
                try
                {
                    await ListenAsync(() => pause = FirstPause, _stop.Token).ConfigureAwait(false);
                }
                catch (Exception error) when (error is NpgsqlException or SocketException or IOException or TimeoutException or InvalidOperationException
                    && !_stop.IsCancellationRequested)
                {
                    CatalogLog.ListensAgain(_logger, pause, error);
                }

                await Task.Delay(pause, _time, _stop.Token).ConfigureAwait(false);
                pause = pause * 2 < LongestPause ? pause * 2 : LongestPause;
            }
        }
        catch (Exception) when (_stop.IsCancellationRequested)
        {
            // The catalogue is being disposed of, and its connections with it.
        }
    }

    private async Task ListenAsync(Action listens, CancellationToken cancellationToken)
    {
        var connection = await _source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using var open = connection.ConfigureAwait(false);
        using var find = new NpgsqlCommand(JobSql.FindSchema, connection);
        var schema = await find.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false) as string;
        connection.Notification += (_, told) =>
        {
            if (told.Channel == Channel && told.Payload == schema)
            {
                Signal.Pulse();
            }
        };
        using var listen = new NpgsqlCommand(JobSql.Listen, connection);
        await listen.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
        listens();
        // What came before is not told any more.
        Signal.Pulse();
        using var probe = new NpgsqlCommand(JobSql.Probe, connection);
        while (true)
        {
            if (!await connection.WaitAsync(BetweenProbes, cancellationToken).ConfigureAwait(false))
            {
                await probe.ExecuteNonQueryAsync(cancellationToken).ConfigureAwait(false);
            }
        }
    }
}
