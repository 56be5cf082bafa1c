using Microsoft.Extensions.DependencyInjection;

namespace Raso.Storage.Crash.Worker;

/// <summary>Puts an object of the worker's own before a service.</summary>
public static class Decorators
{
    public static void Decorate<T>(this IServiceCollection services, Func<T, T> decorate)
        where T : class
    {
        var inner = services.Single(service => service.ServiceType == typeof(T) && !service.IsKeyedService);
        services.Remove(inner);
        services.AddSingleton(provider => decorate((T)(inner.ImplementationFactory?.Invoke(provider) ?? ActivatorUtilities.CreateInstance(provider, inner.ImplementationType!))));
    }

    public static void DecorateKeyed<T>(this IServiceCollection services, string key, Func<T, T> decorate)
        where T : class
    {
        var inner = services.Single(service => service.IsKeyedService && service.ServiceType == typeof(T) && key.Equals(service.ServiceKey));
        services.Remove(inner);
        services.AddKeyedSingleton(key, (provider, name) => decorate((T)inner.KeyedImplementationFactory!(provider, name)));
    }
}
