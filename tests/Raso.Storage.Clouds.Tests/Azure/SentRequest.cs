namespace Raso.Storage.Clouds.Tests.Azure;

/// <summary>A request as it went out.</summary>
internal sealed record SentRequest(string Method, Uri Address, IReadOnlyDictionary<string, string> Headers, byte[] Body)
{
    public string? this[string header] => Headers.GetValueOrDefault(header);
}
