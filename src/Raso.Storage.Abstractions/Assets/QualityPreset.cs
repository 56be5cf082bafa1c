namespace Raso.Storage.Assets;

/// <summary>How much effort goes into the quality.</summary>
public enum QualityPreset
{
    /// <summary>Fast and small.</summary>
    Low = 0,

    /// <summary>Balanced.</summary>
    Medium,

    /// <summary>Slow and good.</summary>
    High,

    /// <summary>As the parameters say.</summary>
    Custom,
}
