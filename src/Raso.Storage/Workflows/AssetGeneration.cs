using Raso.Storage.Assets;
using Raso.Storage.Papers;
using Raso.Storage.Relationships;

namespace Raso.Storage.Workflows;

/// <inheritdoc cref="IAssetGeneration"/>
internal sealed class AssetGeneration(
    IPaperRepository papers, IAssetService assets, IAssetRelationships relationships, IUnitOfWork work, TimeProvider time) : IAssetGeneration
{
    public async Task<GenerationReport> GenerateAsync(
        GenerationPlan plan, AssetGenerators generators, GenerationOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(generators);
        options ??= new GenerationOptions();
        GenerationRules.Check(plan, generators, options);

        // Before a generator works for nothing.
        await RequirePaperAsync(plan, cancellationToken).ConfigureAwait(false);
        try
        {
            return await new GenerationRun(plan, generators, options, assets, new PartLinks(work), time).RunAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception error) when (cancellationToken.IsCancellationRequested && error is not GenerationException)
        {
            // Whatever a generator throws when it is stopped; and the caller knows its own token alone.
            throw new OperationCanceledException("The run was cancelled; what is finished stays.", error, cancellationToken);
        }
    }

    public async Task<GenerationReport> InspectAsync(GenerationPlan plan, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(plan);
        GenerationRules.Check(plan);
        await RequirePaperAsync(plan, cancellationToken).ConfigureAwait(false);
        return await new PlanInspection(plan, assets, relationships).RunAsync(cancellationToken).ConfigureAwait(false);
    }

    private async Task RequirePaperAsync(GenerationPlan plan, CancellationToken cancellationToken)
    {
        if (await papers.GetAsync(plan.PaperId, cancellationToken).ConfigureAwait(false) is null)
        {
            throw new CatalogException(CatalogErrorCode.NotFound, $"There is no paper with the id {plan.PaperId}; create it first.");
        }
    }
}
