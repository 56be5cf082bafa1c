using Microsoft.Extensions.DependencyInjection;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>A catalogue that one test class has for itself, empty for each of its tests, and the plain SQL that a test moves its clock with.</summary>
public abstract class Catalogue : IAsyncLifetime
{
    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Makes it empty, with its schema.</summary>
    public abstract Task ResetAsync();

    public abstract void Use(RasoBuilder raso);

    /// <summary>Writes a moment of the database's clock as SQL.</summary>
    public abstract string FromNow(int seconds);

    public abstract Task<object?> RunAsync(string sql);

    /// <summary>Runs what no trigger of the schema may see: what foreign SQL with the rights of an owner can do.</summary>
    public abstract Task RunPastTriggersAsync(string sql);

    /// <summary>Takes away what refuses paths that are none, as rows were made before it or past it.</summary>
    public abstract Task AllowAnyPathAsync();

    /// <summary>Puts it back; rows that it refuses must be gone.</summary>
    public abstract Task CheckPathsAsync();

    /// <summary>Counts the connections of the catalogue to its database, and those of them that are at work or in a transaction.</summary>
    public abstract Task<(int Open, int Busy)> CountConnectionsAsync();

    /// <summary>Lets the claims of calls that were cancelled run out.</summary>
    public async Task ExpireClaimsAsync()
    {
        await RunAsync($"UPDATE file_replicas SET claim_until = {FromNow(-1)} WHERE claim_until IS NOT NULL");
        await RunAsync($"UPDATE paper_folders SET claim_until = {FromNow(-1)} WHERE claim_until IS NOT NULL");
    }

    public Task ExpireLeasesAsync() => RunAsync($"UPDATE files SET lease_until = {FromNow(-1)} WHERE state = 'writing'");

    public Task EndPausesAsync() => RunAsync($"UPDATE file_replicas SET claim_until = {FromNow(-1)} WHERE claim_until IS NOT NULL AND claim_token IS NULL");

    public Task AgeTombstonesAsync(int seconds) => RunAsync($"UPDATE files SET ended_at = {FromNow(-seconds)} WHERE ended_at IS NOT NULL");

    public async Task<long> CountAsync(string table) =>
        Convert.ToInt64(await RunAsync($"SELECT count(*) FROM {table}"), System.Globalization.CultureInfo.InvariantCulture);
}
