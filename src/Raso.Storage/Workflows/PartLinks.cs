using Raso.Storage.Assets;
using Raso.Storage.Relationships;

namespace Raso.Storage.Workflows;

/// <summary>Links parts, however often it is called.</summary>
internal sealed class PartLinks(IUnitOfWork work)
{
    /// <summary>Makes those relationships that are missing, in one transaction.</summary>
    public Task LinkAsync(AssetReference source, IReadOnlyList<AssetReference> targets, RelationshipType type, CancellationToken cancellationToken) =>
        work.RunAsync(
            async (scope, token) =>
            {
                foreach (var target in targets)
                {
                    // One that the caller made, or has changed since, stands for the same.
                    if (await scope.Relationships.FindAsync(source, target, type, token).ConfigureAwait(false) is null)
                    {
                        await MakeAsync(scope.Relationships, new NewRelationship { Id = PartIds.OfLink(source, target, type), Source = source, Target = target, Type = type }, token)
                            .ConfigureAwait(false);
                    }
                }

                return true;
            },
            cancellationToken);

    private static async Task MakeAsync(IAssetRelationships relationships, NewRelationship link, CancellationToken cancellationToken)
    {
        try
        {
            await relationships.CreateAsync(link, cancellationToken).ConfigureAwait(false);
        }
        catch (CatalogException error) when (error.Code == CatalogErrorCode.AlreadyExists)
        {
            // Another run may have made it meanwhile; what the call changed is taken back alone.
            if (await relationships.FindAsync(link.Source, link.Target, link.Type, cancellationToken).ConfigureAwait(false) is null)
            {
                throw;
            }
        }
    }
}
