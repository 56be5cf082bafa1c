namespace Raso.Storage.Papers;

/// <summary>What an import does with a record whose DOI or id the catalogue knows already.</summary>
public enum KnownPaperPolicy
{
    /// <summary>The paper stays as it is, and the record is counted as skipped.</summary>
    Skip = 0,

    /// <summary>The paper takes over every field that the record has; what the record lacks (no value, or no keywords) stays. A record that changes nothing is counted as skipped.</summary>
    Update,

    /// <summary>The import ends with <see cref="CatalogErrorCode.AlreadyExists"/>. Nothing of the record's batch is written; batches before it stay.</summary>
    Fail,
}
