namespace Raso.Storage.Gcp;

/// <summary>How far a copy within Cloud Storage has come.</summary>
internal sealed record GoogleRewrite
{
    public bool Done { get; init; }

    public string? RewriteToken { get; init; }

    public GoogleObject? Resource { get; init; }
}
