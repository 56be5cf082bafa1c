namespace Raso.Storage;

/// <summary>A rule that every <see cref="StoragePath"/> keeps; an error names the one that was broken.</summary>
public enum StoragePathRule
{
    /// <summary>A path has at least one character.</summary>
    NotEmpty = 1,

    /// <summary>A path is relative: it does not begin with <c>/</c>.</summary>
    Relative,

    /// <summary>A path has no segment <c>.</c> or <c>..</c>.</summary>
    NoDotSegments,

    /// <summary>A path has no empty segment: no <c>//</c> and no <c>/</c> at its end.</summary>
    NoEmptySegments,

    /// <summary>A path has no control characters, NUL included.</summary>
    NoControlCharacters,

    /// <summary>A path has no backslash; segments are separated by <c>/</c>.</summary>
    NoBackslash,

    /// <summary>A path is well-formed Unicode: no lone surrogates.</summary>
    WellFormedUnicode,

    /// <summary>A path is in Unicode normalization form C.</summary>
    NormalizedText,

    /// <summary>A path has at most 1,024 bytes in UTF-8.</summary>
    LengthLimit,

    /// <summary>A segment has at most 255 bytes in UTF-8.</summary>
    SegmentLengthLimit,

    /// <summary>The first segment is not <c>.raso</c>, in any case, with invisible characters in it or dots and blanks at its end: backends keep their own records there, and a file system may take it for that.</summary>
    NotReserved,
}
