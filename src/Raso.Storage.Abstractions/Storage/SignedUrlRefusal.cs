namespace Raso.Storage;

/// <summary>Why a request to a signed URL is refused. All beyond <see cref="WrongSignature"/> is said of truly signed URLs alone.</summary>
public enum SignedUrlRefusal
{
    /// <summary>The request is allowed.</summary>
    None = 0,

    /// <summary>The target is not written as a signed URL of this backend is; every other spelling of one is refused too.</summary>
    Malformed,

    /// <summary>The key that the URL names is not, or no longer, among the backend's keys.</summary>
    UnknownKey,

    /// <summary>The signature is not that of the key: something was changed, or the URL was signed for another backend or address.</summary>
    WrongSignature,

    /// <summary>The time of the URL is over.</summary>
    Expired,

    /// <summary>The URL would be valid for more than 7 days from now, with 5 minutes of grace; the clocks of the hosts differ.</summary>
    LifetimeTooLong,

    /// <summary>The URL was signed for another method.</summary>
    WrongMethod,

    /// <summary>The URL was signed for another content type.</summary>
    WrongContentType,
}
