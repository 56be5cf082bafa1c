namespace Raso.Storage;

/// <summary>The configured backends by name, and the one that new files go to.</summary>
internal sealed class BackendRegistry
{
    private readonly Dictionary<string, ICloudStorageBackend> _backends;

    public BackendRegistry(IEnumerable<ICloudStorageBackend> backends, string defaultName)
    {
        _backends = backends.ToDictionary(backend => backend.Name, StringComparer.Ordinal);
        Default = _backends[defaultName];
    }

    public ICloudStorageBackend Default { get; }

    public IReadOnlyCollection<ICloudStorageBackend> All => _backends.Values;

    public ICloudStorageBackend? Find(string name) => _backends.GetValueOrDefault(name);
}
