using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Primitives;

namespace Raso.Storage.DependencyInjection;

/// <summary>A section of the configuration without its key <c>Type</c>, which chooses the provider and is no option of it.</summary>
internal sealed class SectionWithoutType(IConfigurationSection inner) : IConfigurationSection
{
    public string Key => inner.Key;

    public string Path => inner.Path;

    public string? Value
    {
        get => inner.Value;
        set => inner.Value = value;
    }

    public string? this[string key]
    {
        get => inner[key];
        set => inner[key] = value;
    }

    public IEnumerable<IConfigurationSection> GetChildren() =>
        inner.GetChildren().Where(child => !string.Equals(child.Key, "Type", StringComparison.OrdinalIgnoreCase));

    public IChangeToken GetReloadToken() => inner.GetReloadToken();

    public IConfigurationSection GetSection(string key) => inner.GetSection(key);
}
