namespace Raso.Storage.Papers;

/// <summary>The order of found papers.</summary>
public enum PaperOrder
{
    /// <summary>By relevance where there is a text to search for, and otherwise by publication, the newest first.</summary>
    Default = 0,

    /// <summary>By relevance: where the words stand (title, then authors, keywords, abstract), how often, and how rare they are or how close together. A text is needed.</summary>
    Relevance,

    /// <summary>By the day of publication, the newest first; papers without one come last.</summary>
    Newest,

    /// <summary>By the day of publication, the oldest first; papers without one come last.</summary>
    Oldest,
}
