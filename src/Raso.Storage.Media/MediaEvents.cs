namespace Raso.Storage.Media;

/// <summary>The event ids, 8000 to 8999, under which the reading of media is logged; they never change their meaning.</summary>
public static class MediaEvents
{
    /// <summary>Warning: ffprobe is not installed, so that files stay unchecked; told once in the life of a process.</summary>
    public const int FfprobeMissing = 8000;

    /// <summary>Warning: ffprobe took longer than its time limit and was ended.</summary>
    public const int FfprobeTimedOut = 8001;

    /// <summary>Warning: ffprobe failed, or gave an answer that was not understood.</summary>
    public const int FfprobeFailed = 8002;

    /// <summary>Warning: the facts of a PDF took longer than their time limit, and are waited for no more.</summary>
    public const int PdfTimedOut = 8003;

    /// <summary>Information: the file of an asset was checked and is invalid.</summary>
    public const int AssetInvalid = 8004;

    /// <summary>Warning: a temporary copy could not be removed.</summary>
    public const int CopyLeft = 8005;
}
