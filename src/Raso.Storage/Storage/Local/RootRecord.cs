namespace Raso.Storage.Local;

/// <summary>What a root was begun with.</summary>
/// <param name="Format">The layout of what stands in <c>.raso</c>.</param>
/// <param name="Descriptions">Where descriptions are kept.</param>
internal sealed record RootRecord(int Format, LocalDescriptions Descriptions)
{
    public const int CurrentFormat = 1;
}
