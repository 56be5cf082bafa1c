namespace Raso.Storage.Bibliography;

/// <summary>Why a record or a part of it could not be taken.</summary>
public enum BibliographyFaultReason
{
    /// <summary>The text does not follow the format's grammar.</summary>
    Syntax,

    /// <summary>The record is longer than <see cref="BibliographyReadOptions.MaxRecordLength"/>.</summary>
    TooLong,

    /// <summary>The text has bytes that are no UTF-8, and no <see cref="BibliographyReadOptions.FallbackEncoding"/> is set.</summary>
    Encoding,

    /// <summary>The record has no title, or neither an author nor an editor.</summary>
    Missing,

    /// <summary>A value is not what <see cref="Papers.NewPaper"/> accepts: too long, no DOI, no date, with control characters or half a character.</summary>
    Invalid,

    /// <summary>A field stands twice in one record; the first one was taken.</summary>
    DuplicateField,

    /// <summary>The list of authors ends with "and others" or "et al."; those it names were taken.</summary>
    AuthorsIncomplete,

    /// <summary>A BibTeX value names a macro that no <c>@string</c> above it defines; the name itself was taken as text.</summary>
    UnknownMacro,

    /// <summary>The record that <c>crossref</c> names was not found, or no longer remembered; nothing was inherited.</summary>
    UnknownCrossReference,

    /// <summary>A name of a BibTeX list is surely that of several people, not joined by "and"; they were taken one by one where that is certain, else as one.</summary>
    JoinedNames,
}
