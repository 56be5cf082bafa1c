namespace Raso.Storage.Catalog;

/// <summary>What was done with one paper that was to be imported.</summary>
public enum PaperImportState
{
    /// <summary>A row was made.</summary>
    Inserted = 0,

    /// <summary>The row that has its DOI, or its id, was changed.</summary>
    Updated,

    /// <summary>The row that has its DOI, or its id, stays as it is.</summary>
    Known,

    /// <summary>Nothing was done: a paper with another DOI has its id.</summary>
    IdTaken,

    /// <summary>Nothing was done: another paper has its folder.</summary>
    FolderTaken,
}
