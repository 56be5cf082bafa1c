using System.Security.Cryptography;
using System.Text;

namespace Raso.Storage.Local;

/// <summary>Checks URLs of a local folder. The signature comes first: whoever has none learns nothing of the rest.</summary>
internal sealed class LocalUrlVerifier(SigningScope scope, TimeProvider timeProvider) : ISignedUrlVerifier
{
    // What the clocks of two hosts may differ by.
    private static readonly TimeSpan Grace = TimeSpan.FromMinutes(5);

    public SignedUrlCheck Verify(string method, string target, string? contentType)
    {
        ArgumentNullException.ThrowIfNull(method);
        ArgumentNullException.ThrowIfNull(target);
        if (SignedTarget.Parse(scope.BasePath, target) is not { } claim)
        {
            return SignedUrlCheck.Refuse(SignedUrlRefusal.Malformed);
        }

        var grant = claim.Grant;
        if (scope.Sign(grant) is not { } signature)
        {
            return SignedUrlCheck.Refuse(SignedUrlRefusal.UnknownKey);
        }

        // As texts: Base64 has several spellings of the same bytes.
        if (!CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(signature), Encoding.ASCII.GetBytes(claim.Signature)))
        {
            return SignedUrlCheck.Refuse(SignedUrlRefusal.WrongSignature);
        }

        return FindRefusal(grant, method, contentType) is var refusal and not SignedUrlRefusal.None
            ? SignedUrlCheck.Refuse(refusal)
            : SignedUrlCheck.Allow(grant.Path, grant.ExpiresAt);
    }

    private SignedUrlRefusal FindRefusal(SignedGrant grant, string method, string? contentType)
    {
        var left = grant.ExpiresAt - timeProvider.GetUtcNow();
        if (left <= TimeSpan.Zero)
        {
            return SignedUrlRefusal.Expired;
        }

        if (left > SignedUrlRules.MaxLifetime + Grace)
        {
            return SignedUrlRefusal.LifetimeTooLong;
        }

        if (method != grant.MethodName && !(method == "HEAD" && grant.Method == SignedUrlMethod.Get))
        {
            return SignedUrlRefusal.WrongMethod;
        }

        return grant.ContentType is null || grant.ContentType == contentType ? SignedUrlRefusal.None : SignedUrlRefusal.WrongContentType;
    }
}
