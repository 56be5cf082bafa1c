namespace Raso.Storage.Minio;

/// <summary>Keys that stay as they are.</summary>
internal sealed class FixedKeys(AccessKeys keys) : IKeySource
{
    public AccessKeys Keys => keys;

    public ValueTask<AccessKeys> GetAsync(CancellationToken cancellationToken) => ValueTask.FromResult(keys);
}
