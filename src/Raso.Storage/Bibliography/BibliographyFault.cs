namespace Raso.Storage.Bibliography;

/// <summary>What could not be read of a bibliography.</summary>
public sealed record BibliographyFault
{
    /// <summary>Gets the line, counted from 1: that of the field where there is one, else that on which the record begins.</summary>
    public required long Line { get; init; }

    /// <summary>Gets the citation key of the record (BibTeX) or its id (CSL-JSON), if it has one and was read that far.</summary>
    public string? Key { get; init; }

    /// <summary>Gets the field as the file names it, or <see langword="null"/> where the fault is the whole record's.</summary>
    public string? Field { get; init; }

    /// <summary>Gets the reason, for code.</summary>
    public required BibliographyFaultReason Reason { get; init; }

    /// <summary>Gets the reason for people: what is wrong, what was done, and the mend where one is known.</summary>
    public required string Message { get; init; }

    /// <summary>Gets a value indicating whether a record is lost by this fault and was counted in <see cref="BibliographyReading.Faulted"/>; otherwise only what the message names was left out.</summary>
    public required bool IsRecordLost { get; init; }

    /// <summary>Gives the fault on one line.</summary>
    public override string ToString()
    {
        var place = Field is null ? Key : $"{Key}{(Key is null ? "" : ".")}{Field}";
        return $"line {Line}{(place is null ? "" : $", {place}")}: {Message}";
    }
}
