using Raso.Storage.Services.Tests.Setup;
using Raso.Storage.Versioning;

namespace Raso.Storage.Services.Tests.Campaigns.Versions;

/// <summary>Makes versions through the SDK. A call that fails for a while is made again; one whose outcome is unknown is looked for first.</summary>
internal sealed class SdkVersionCreator(IContentVersioning versions, Catalogue catalogue, CampaignTally tally) : IVersionCreator
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
            if (step.RollBackTo is { } number)
            {
                var options = new RollbackOptions { CreatedBy = $"creator {step.Creator}", Reason = step.Text };
                if (await versions.RollBackAsync(step.Asset, number, options, cancellationToken) is { } record)
                {
                    tally.Rollbacks.Add(record);
                }

                return true;
            }

            var version = await versions.CreateAsync(
                step.Asset,
                FileContent.FromText(step.Text),
                new NewVersion { GenerationParameters = step.Parameters, CreatedBy = $"creator {step.Creator}" },
                cancellationToken);
            return version.Sha256 == step.Sha256 ? true : throw new InvalidOperationException($"{step.Text} became version {version.Number} with other bytes.");
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.OutcomeUnknown)
        {
            tally.AddUnknown();
            return step.RollBackTo is not null || await catalogue.CountAsync($"content_versions WHERE checksum = '{step.Sha256}'") > 0;
        }
        catch (CatalogException error) when (error.IsTransient)
        {
            // Nothing was changed: it is made again without looking, and must not be there twice.
            tally.AddFailed();
            return false;
        }
    }
}
