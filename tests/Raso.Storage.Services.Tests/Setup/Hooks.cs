using Microsoft.Extensions.DependencyInjection;
using Raso.Storage.Catalog;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>Puts hooks around the catalogue that was chosen.</summary>
internal static class Hooks
{
    public static void Add(IServiceCollection services)
    {
        var chosen = services.Single(service => service.ServiceType == typeof(ICatalog));
        services.Remove(chosen);
        services.AddSingleton<ICatalog>(provider => new HookedCatalog((ICatalog)chosen.ImplementationFactory!(provider)));
    }
}
