namespace Raso.Storage.Clouds.Tests.Faults.Http;

/// <summary>A request on its way to the server.</summary>
/// <param name="Method">The method.</param>
/// <param name="Target">Path and query as they were sent.</param>
/// <param name="Head">The whole head.</param>
internal sealed record ProxiedRequest(string Method, string Target, HttpHead Head)
{
    public bool IsHead => Method == "HEAD";
}
