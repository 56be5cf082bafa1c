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

    /// <summary>Gets what is told of each entry that is left out because its name is no <see cref="StoragePath"/>; nothing unless set. A name that is no text at all, such as bytes that are not UTF-8, comes without a length, and what stands below it is not looked at.</summary>
    public Action<ListedEntry>? OnSkipped { get; init; }

    /// <summary>Gets how many entries are asked for at a time, 1 to 1,000; 1,000 unless set.</summary>
    public int PageSize { get; init; } = 1000;
}
