namespace Raso.Storage.Catalog;

/// <summary>A place in a list by the day of publication.</summary>
/// <param name="Date">The day, where there is one.</param>
/// <param name="Id">The id.</param>
public readonly record struct PaperDateKey(DateOnly? Date, Guid Id);
