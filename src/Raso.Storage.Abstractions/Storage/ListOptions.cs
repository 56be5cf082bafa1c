namespace Raso.Storage;

/// <summary>What is to be listed; entries come in the order of their UTF-8 bytes.</summary>
public sealed record ListOptions
{
    /// <summary>Gets the text that every listed path begins with; empty unless set. It need not end at a <c>/</c>.</summary>
    public string Prefix { get; init; } = "";

    /// <summary>Gets a value indicating whether what lies below the next <c>/</c> after the prefix is folded into one entry; <see langword="false"/> unless set.</summary>
    public bool FoldFolders { get; init; }

    /// <summary>Gets the text after which the listing starts, itself left out; the beginning unless set.</summary>
    public string? StartAfter { get; init; }

    /// <summary>Gets how many entries are asked for at a time, 1 to 1,000; 1,000 unless set.</summary>
    public int PageSize { get; init; } = 1000;
}
