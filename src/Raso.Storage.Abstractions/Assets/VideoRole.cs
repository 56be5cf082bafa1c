namespace Raso.Storage.Assets;

/// <summary>What a video is for.</summary>
public enum VideoRole
{
    /// <summary>The complete video.</summary>
    Final = 0,

    /// <summary>One scene.</summary>
    Scene,

    /// <summary>A draft.</summary>
    Draft,
}
