namespace Raso.Storage.Gcp;

/// <summary>A page of a listing.</summary>
internal sealed record GoogleList
{
    public List<GoogleObject>? Items { get; init; }

    public List<string>? Prefixes { get; init; }

    public string? NextPageToken { get; init; }
}
