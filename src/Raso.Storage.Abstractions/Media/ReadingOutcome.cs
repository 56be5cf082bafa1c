namespace Raso.Storage.Media;

/// <summary>What became of reading a media file or a PDF.</summary>
public enum ReadingOutcome
{
    /// <summary>The file was read to its end, and nothing was found wrong with it.</summary>
    Sound = 0,

    /// <summary>The file is of a known kind, but broken or cut short; see the faults.</summary>
    Damaged,

    /// <summary>The content is of no kind that can be read; see the faults.</summary>
    Unrecognized,

    /// <summary>A PDF asks for a password, so that nothing is known of it but that.</summary>
    Protected,

    /// <summary>The program that reads files of this kind is not installed; nothing is known of the file.</summary>
    ToolMissing,

    /// <summary>Reading took longer than its time limit; nothing is known of the file.</summary>
    TimedOut,

    /// <summary>The program that reads files of this kind failed, or gave an answer that was not understood; nothing is known of the file.</summary>
    ToolFailed,
}
