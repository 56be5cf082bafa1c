using System.Diagnostics.CodeAnalysis;

namespace Raso.Storage;

/// <summary>What a request to a signed URL may do: reach one path, or nothing.</summary>
public sealed class SignedUrlCheck
{
    private SignedUrlCheck(StoragePath? path, DateTimeOffset? expiresAt, SignedUrlRefusal refusal)
    {
        Path = path;
        ExpiresAt = expiresAt;
        Refusal = refusal;
    }

    /// <summary>Gets a value indicating whether the request is allowed.</summary>
    [MemberNotNullWhen(true, nameof(Path), nameof(ExpiresAt))]
    public bool IsAllowed => Refusal == SignedUrlRefusal.None;

    /// <summary>Gets the path that the request may reach, with the method that it has; <see langword="null"/> where it is refused.</summary>
    public StoragePath? Path { get; }

    /// <summary>Gets when the URL stops to be valid; <see langword="null"/> where the request is refused.</summary>
    public DateTimeOffset? ExpiresAt { get; }

    /// <summary>Gets why the request is refused, for logs; a client need not be told.</summary>
    public SignedUrlRefusal Refusal { get; }

    /// <summary>Makes the result of a request that is allowed.</summary>
    /// <param name="path">The path that it may reach.</param>
    /// <param name="expiresAt">When the URL stops to be valid.</param>
    /// <returns>The result.</returns>
    public static SignedUrlCheck Allow(StoragePath path, DateTimeOffset expiresAt)
    {
        ArgumentNullException.ThrowIfNull(path);
        return new(path, expiresAt, SignedUrlRefusal.None);
    }

    /// <summary>Makes the result of a request that is refused.</summary>
    /// <param name="refusal">Why; not <see cref="SignedUrlRefusal.None"/>.</param>
    /// <returns>The result.</returns>
    /// <exception cref="ArgumentOutOfRangeException"><paramref name="refusal"/> is no reason.</exception>
    public static SignedUrlCheck Refuse(SignedUrlRefusal refusal)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(refusal, SignedUrlRefusal.None);
        return new(null, null, refusal);
    }

    /// <summary>Describes the result.</summary>
    /// <returns>The path, or the reason of the refusal.</returns>
    public override string ToString() => Path?.Value ?? Refusal.ToString();
}
