namespace Raso.Storage.Assets;

/// <summary>What an audio asset is for.</summary>
public enum AudioRole
{
    /// <summary>Spoken text.</summary>
    Narration = 0,

    /// <summary>Background or intro music.</summary>
    Music,

    /// <summary>A sound effect.</summary>
    Effects,
}
