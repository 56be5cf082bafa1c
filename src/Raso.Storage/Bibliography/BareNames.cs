namespace Raso.Storage.Bibliography;

/// <summary>What an author's name without a comma stands for, where a bibliography is written.</summary>
public enum BareNames
{
    /// <summary>An organization's, or that of somebody with one name: it is written so that nobody takes it apart, and reads the same again.</summary>
    Whole,

    /// <summary>A person's, the family name last: "Ashish Vaswani" is written as one, and read again as "Vaswani, Ashish".</summary>
    GivenNamesFirst,
}
