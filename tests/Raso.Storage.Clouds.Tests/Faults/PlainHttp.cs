namespace Raso.Storage.Clouds.Tests.Faults;

/// <summary>The client that looks at stores past every SDK.</summary>
internal static class PlainHttp
{
    public static HttpClient Client { get; } = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionIdleTimeout = TimeSpan.FromSeconds(2) });
}
