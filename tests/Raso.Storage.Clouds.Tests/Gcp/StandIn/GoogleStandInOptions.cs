namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>How a stand-in behaves.</summary>
public sealed class GoogleStandInOptions
{
    /// <summary>Gets or sets the clock of object times, tokens, sessions and signed URLs.</summary>
    public TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>Gets or sets whether the JSON API asks for a token; the XML API always asks for a signature or a token.</summary>
    public bool RequireTokens { get; set; }

    /// <summary>Gets tokens that are taken beside those that the stand-in has given out.</summary>
    public ISet<string> AcceptedTokens { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gets the accounts whose assertions and signatures are known. The first one is that of the metadata server.</summary>
    public IList<GoogleServiceAccount> ServiceAccounts { get; } = [GoogleServiceAccount.Default];

    /// <summary>Gets or sets how long a token lasts that the stand-in gives out. One hour unless said.</summary>
    public TimeSpan TokenLifetime { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets how long an upload session lasts: a week, as the service says, unless said.</summary>
    public TimeSpan SessionLifetime { get; set; } = TimeSpan.FromDays(7);

    /// <summary>Gets or sets how many bytes one rewrite call moves; null: all of them.</summary>
    public long? RewriteBytesPerCall { get; set; }
}
