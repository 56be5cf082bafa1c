using Minio.Credentials;
using Minio.DataModel;

namespace Raso.Storage.Clouds.Tests.Minio;

/// <summary>A provider of keys that counts how often it is asked.</summary>
internal sealed class CountingProvider : IClientProvider
{
    private int _count;

    public int Count => _count;

    public AccessCredentials GetCredentials() => throw new InvalidOperationException("Keys are asked for without blocking.");

    public ValueTask<AccessCredentials> GetCredentialsAsync()
    {
        Interlocked.Increment(ref _count);
        return ValueTask.FromResult(new AccessCredentials { AccessKey = "given", SecretKey = "canary", SessionToken = "token" });
    }
}
