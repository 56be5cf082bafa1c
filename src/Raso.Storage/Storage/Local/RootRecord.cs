namespace Raso.Storage.Local;

/// <summary>What a root was begun with.</summary>
/// <param name="Format">The layout of what stands in <c>.raso</c>.</param>
/// <param name="Descriptions">Where descriptions are kept.</param>
/// <param name="Id">Which root this is, wherever it is moved or mounted; random, so that it says nothing.</param>
internal sealed record RootRecord(int Format, LocalDescriptions Descriptions, Guid Id)
{
    public const int CurrentFormat = 1;
}
