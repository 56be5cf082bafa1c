namespace Raso.Storage.Minio;

/// <summary>The keys that requests are signed with. No record: its text would show them.</summary>
internal sealed class AccessKeys(string accessKey, string secretKey, string? sessionToken, DateTimeOffset? expiresAt = null)
{
    public string AccessKey => accessKey;

    public string SecretKey => secretKey;

    public string? SessionToken => string.IsNullOrEmpty(sessionToken) ? null : sessionToken;

    public DateTimeOffset? ExpiresAt => expiresAt;
}
