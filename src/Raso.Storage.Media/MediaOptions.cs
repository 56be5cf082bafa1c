namespace Raso.Storage.Media;

/// <summary>How media files and PDFs are read.</summary>
public sealed class MediaOptions
{
    /// <summary>Gets or sets the folder that holds the program <c>ffprobe</c>, as an absolute path; looked for in the folders of PATH unless set. A folder that is set and holds none is refused when the host starts.</summary>
    public string? FfprobeFolder { get; set; }

    /// <summary>Gets or sets how thoroughly a media file is looked at; <see cref="MediaCheckDepth.Frames"/> unless set.</summary>
    public MediaCheckDepth Depth { get; set; } = MediaCheckDepth.Frames;

    /// <summary>Gets or sets how long <c>ffprobe</c> may take for one file before it is ended, 1 second to 1 day; 10 minutes unless set.</summary>
    public TimeSpan TimeLimit { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>Gets or sets how many <c>ffprobe</c> processes of this host run at once, 1 to 64; 2 unless set. Further calls wait for their turn.</summary>
    public int MaxConcurrent { get; set; } = 2;

    /// <summary>Gets or sets how long to wait for the facts of one PDF, 1 second to 1 hour; 1 minute unless set.</summary>
    public TimeSpan PdfTimeLimit { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>Gets or sets the folder of the temporary copies that are read, as an absolute path; that of the system unless set. It needs room for the largest files that are read at once.</summary>
    public string? TemporaryFolder { get; set; }

    internal string CopyFolder => TemporaryFolder ?? Path.GetTempPath();

    /// <summary>Looks for values that cannot be used.</summary>
    /// <returns>The properties at fault, each with its mend; empty when all is well.</returns>
    public IReadOnlyList<ValidationFailure> Validate()
    {
        var failures = new List<ValidationFailure>();
        if (FfprobeFolder is { } tools && FaultOfTools(tools) is { } toolsFault)
        {
            failures.Add(new ValidationFailure(nameof(FfprobeFolder), toolsFault));
        }

        if (!Enum.IsDefined(Depth))
        {
            failures.Add(new ValidationFailure(nameof(Depth), $"is {Depth}; choose {MediaCheckDepth.Packets} or {MediaCheckDepth.Frames}."));
        }

        if (TimeLimit < TimeSpan.FromSeconds(1) || TimeLimit > TimeSpan.FromDays(1))
        {
            failures.Add(new ValidationFailure(nameof(TimeLimit), $"is {TimeLimit}; choose 1 second to 1 day."));
        }

        if (MaxConcurrent is < 1 or > 64)
        {
            failures.Add(new ValidationFailure(nameof(MaxConcurrent), $"is {MaxConcurrent}; choose 1 to 64."));
        }

        if (PdfTimeLimit < TimeSpan.FromSeconds(1) || PdfTimeLimit > TimeSpan.FromHours(1))
        {
            failures.Add(new ValidationFailure(nameof(PdfTimeLimit), $"is {PdfTimeLimit}; choose 1 second to 1 hour."));
        }

        if (FaultOfCopies(CopyFolder) is { } copiesFault)
        {
            failures.Add(new ValidationFailure(nameof(TemporaryFolder), copiesFault));
        }

        return failures;
    }

    private static string? FaultOfTools(string folder)
    {
        if (!Path.IsPathFullyQualified(folder))
        {
            return $"is '{folder}', which is no absolute path; name the folder in full, for example /usr/bin.";
        }

        return FfprobeProgram.IsIn(folder) ? null
            : FfprobeProgram.StandsIn(folder) ? $"is '{folder}', where {FfprobeProgram.FileName} is, but may not be executed; give it that right (chmod +x)."
            : $"is '{folder}', where no program {FfprobeProgram.FileName} is; name the folder that holds it, or leave it out to look in PATH.";
    }

    // The name of a copy is put between quotes into ffprobe's command line.
    private static string? FaultOfCopies(string folder)
    {
        if (!Path.IsPathFullyQualified(folder) || folder.Contains('"', StringComparison.Ordinal) || folder.Any(char.IsControl))
        {
            return $"is '{folder}'; name a folder by its absolute path, without quotation marks and control characters.";
        }

        return Directory.Exists(folder) ? null : $"is '{folder}', which is no folder; make it, or name another.";
    }
}
