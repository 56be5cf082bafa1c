namespace Raso.Storage.Assets;

/// <summary>Names an asset of any kind.</summary>
/// <param name="Type">The kind of the asset.</param>
/// <param name="Id">The id of the asset.</param>
public readonly record struct AssetReference(AssetType Type, Guid Id)
{
    /// <summary>Gets the kind and the id, for example <c>video 01980c5e-6f0a-7c3e-9d54-2f6f0f2f4a11</c>.</summary>
    /// <returns>The text.</returns>
    public override string ToString()
    {
        var kind = Type switch
        {
            AssetType.Video => "video",
            AssetType.Audio => "audio",
            AssetType.Visual => "visual",
            _ => Type.ToString(),
        };
        return $"{kind} {Id}";
    }
}
