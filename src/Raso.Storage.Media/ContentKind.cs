namespace Raso.Storage.Media;

/// <summary>Which reader a file is for, by its first bytes.</summary>
internal enum ContentKind
{
    /// <summary>Whatever ffprobe may know.</summary>
    Media = 0,

    /// <summary>No bytes at all.</summary>
    Empty,

    /// <summary>XML, and with luck SVG.</summary>
    Xml,

    /// <summary>Binary glTF.</summary>
    Glb,

    /// <summary>A Blender file, possibly compressed.</summary>
    Blend,

    /// <summary>A moving WebP picture, which ffprobe cannot decode.</summary>
    MovingWebp,

    /// <summary>A PDF.</summary>
    Pdf,
}
