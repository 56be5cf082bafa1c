namespace Raso.Storage.Bibliography;

/// <summary>How a bibliography is written.</summary>
public sealed record BibliographyWriteOptions
{
    /// <summary>Gets what an author's name without a comma stands for; <see cref="Bibliography.BareNames.Whole"/> unless set, by which all that is read again is the same.</summary>
    public BareNames BareNames { get; init; }

    internal void Check()
    {
        if (!Enum.IsDefined(BareNames))
        {
            throw new ArgumentException($"{nameof(BareNames)} is {BareNames:D}, which is none of: {string.Join(", ", Enum.GetNames<BareNames>())}.");
        }
    }
}
