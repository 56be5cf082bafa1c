namespace Raso.Storage.Catalog;

/// <summary>Where a job stands in the order of creation.</summary>
/// <param name="CreatedAt">When the row was made.</param>
/// <param name="Id">The id, which decides between rows of the same moment.</param>
public readonly record struct JobKey(DateTimeOffset CreatedAt, Guid Id);
