namespace Raso.Storage.Diagnostics;

/// <summary>The event ids, 2000 to 2999, under which files between bytes and rows are logged; they never change their meaning.</summary>
public static class FileEvents
{
    /// <summary>Warning: the lease of a file could not be renewed; it is tried again until it has run out.</summary>
    public const int RenewalFailed = 2000;

    /// <summary>Warning: writing a file could not be undone; the next sweep past its lease does it.</summary>
    public const int UndoLeftToSweep = 2001;

    /// <summary>Warning: the bytes of a file could not be deleted; they are tried again after a pause.</summary>
    public const int DeletionFailed = 2002;

    /// <summary>Debug: what one sweep did.</summary>
    public const int Swept = 2003;

    /// <summary>Error: a sweep failed; the next one tries again.</summary>
    public const int SweepFailed = 2004;

    /// <summary>Warning: the files of what was deleted could not be deleted at once; the next sweep does it.</summary>
    public const int DeletionLeftToSweep = 2005;

    /// <summary>Warning: the <c>metadata.json</c> of a paper could not be brought up to date; a sweep tries again after a pause.</summary>
    public const int FolderLeftToSweep = 2006;

    /// <summary>Warning: the stores of the backends could not be checked at start; each is checked before its first use.</summary>
    public const int BackendsNotChecked = 2007;

    /// <summary>Warning: what interrupted uploads left on a backend could not be removed; a sweep in an hour tries again.</summary>
    public const int UploadsNotAborted = 2008;

    /// <summary>Warning: the check of the backends' stores at start took longer than its limit; each is checked before its first use.</summary>
    public const int BackendsNotCheckedInTime = 2009;
}
