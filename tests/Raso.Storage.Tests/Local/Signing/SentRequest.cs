namespace Raso.Storage.Local.Signing;

/// <summary>What a client sends of a signed URL.</summary>
internal sealed record SentRequest(string Method, string Target, string? ContentType)
{
    /// <summary>Gets a value indicating whether the content type was signed; others may send any.</summary>
    public bool BindsContentType => Target.Contains("&raso-type=", StringComparison.Ordinal);
}
