namespace Raso.Storage;

/// <summary>The limits of <see cref="SignedUrlOptions"/> that are the same on every backend.</summary>
internal static class SignedUrlRules
{
    public static TimeSpan MaxLifetime => TimeSpan.FromDays(7);

    /// <summary>Checks the limits.</summary>
    /// <exception cref="ArgumentException">One of them is broken.</exception>
    public static void Require(SignedUrlOptions options)
    {
        if (options.Lifetime <= TimeSpan.Zero || options.Lifetime > MaxLifetime)
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Lifetime, "Lifetime is more than zero and at most 7 days.");
        }

        if (!Enum.IsDefined(options.Method))
        {
            throw new ArgumentOutOfRangeException(nameof(options), options.Method, "Method is Get, Put or Delete.");
        }

        if (options.ContentType is null)
        {
            return;
        }

        if (options.Method != SignedUrlMethod.Put)
        {
            throw new ArgumentException("ContentType is what the holder of a PUT must send; leave it out for other methods.", nameof(options));
        }

        StoreOptionsRules.RequireContentType(options.ContentType);
    }
}
