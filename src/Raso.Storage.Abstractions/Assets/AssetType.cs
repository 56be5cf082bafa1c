namespace Raso.Storage.Assets;

/// <summary>The kinds of assets.</summary>
public enum AssetType
{
    /// <summary>A video.</summary>
    Video = 0,

    /// <summary>Narration, music or an effect.</summary>
    Audio,

    /// <summary>An animation, slide, diagram, chart, model or equation.</summary>
    Visual,
}
