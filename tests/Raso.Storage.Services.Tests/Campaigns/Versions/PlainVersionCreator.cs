using System.Data.Common;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Campaigns.Versions;

/// <summary>Makes versions by plain SQL, on connections that know nothing of the SDK.</summary>
internal sealed class PlainVersionCreator(Func<CancellationToken, Task<DbConnection>> open, PlainVersionSql sql, Catalogue catalogue, CampaignTally tally) : IVersionCreator
{
    public async Task RunAsync(IReadOnlyList<VersionStep> steps, CancellationToken cancellationToken)
    {
        foreach (var step in steps)
        {
            while (!await TryAsync(step, cancellationToken))
            {
                cancellationToken.ThrowIfCancellationRequested();
            }
        }
    }

    private async Task<bool> TryAsync(VersionStep step, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await open(cancellationToken);
            foreach (var transaction in sql.TransactionsOf(step))
            {
                await using var scope = await connection.BeginTransactionAsync(cancellationToken);
                await using var command = connection.CreateCommand();
                command.CommandText = transaction;
                command.Transaction = scope;
                await command.ExecuteNonQueryAsync(cancellationToken);
                await scope.CommitAsync(cancellationToken);
            }

            return true;
        }
        catch (DbException error) when (error.IsTransient || error.SqlState is "57P01")
        {
            tally.AddFailed();
            return step.RollBackTo is not null || await catalogue.CountAsync($"content_versions WHERE checksum = '{step.Sha256}'") > 0;
        }
    }
}
