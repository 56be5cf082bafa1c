namespace Raso.Storage.Local;

/// <summary>Signs URLs of a local folder.</summary>
internal sealed class LocalUrlSigner(SigningScope scope, TimeProvider timeProvider)
{
    public SignedUrl Sign(StoragePath path, SignedUrlOptions options)
    {
        var grant = new SignedGrant(options.Method, path, RoundUp(timeProvider.GetUtcNow() + options.Lifetime), options.ContentType, scope.SigningKeyId);
        var target = SignedTarget.Format(scope.BasePath, grant, scope.Sign(grant)!);
        var headers = grant.ContentType is null ? null : new Dictionary<string, string> { ["Content-Type"] = grant.ContentType };
        return new SignedUrl(new Uri(scope.Origin + target), grant.Method, grant.ExpiresAt, headers);
    }

    // Rounded down, a URL for less than a second could be dead at birth.
    private static long RoundUp(DateTimeOffset time)
    {
        var seconds = time.ToUnixTimeSeconds();
        return time.Ticks % TimeSpan.TicksPerSecond == 0 ? seconds : seconds + 1;
    }
}
