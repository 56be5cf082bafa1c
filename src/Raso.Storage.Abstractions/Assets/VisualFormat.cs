namespace Raso.Storage.Assets;

/// <summary>The format of a visual file.</summary>
public enum VisualFormat
{
    /// <summary>Portable network graphics.</summary>
    Png = 0,

    /// <summary>Scalable vector graphics.</summary>
    Svg,

    /// <summary>MPEG-4 video.</summary>
    Mp4,

    /// <summary>Graphics interchange format.</summary>
    Gif,

    /// <summary>JPEG.</summary>
    Jpg,

    /// <summary>WebP.</summary>
    Webp,

    /// <summary>WebM video.</summary>
    Webm,

    /// <summary>Binary glTF.</summary>
    Glb,

    /// <summary>A Blender file.</summary>
    Blend,
}
