namespace Raso.Storage.Media;

/// <summary>How thoroughly a media file is looked at.</summary>
public enum MediaCheckDepth
{
    /// <summary>Each frame is decoded: finds every damage that a player would stumble over, and takes as long as decoding does, a fraction of the playing time.</summary>
    Frames = 0,

    /// <summary>Each packet is read, none decoded: as fast as the disk, finds files that are cut short, not pictures or sounds that are broken within.</summary>
    Packets,
}
