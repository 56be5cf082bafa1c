namespace Raso.Storage.Folders;

/// <summary>What a backend holds.</summary>
/// <param name="Backend">The name of the backend.</param>
/// <param name="Categories">Each category that the layout knows, also those without a file, and any other that it names. Each file is counted once.</param>
/// <param name="Total">All categories together, without <see cref="Skipped"/>.</param>
public sealed record UsageByCategory(string Backend, IReadOnlyList<CategoryUsage> Categories, CategoryUsage Total)
{
    /// <summary>Gets what stands on the backend under names that are no <see cref="StoragePath"/>, and is in no category and not in <see cref="Total"/>; see <see cref="ListOptions.OnSkipped"/>.</summary>
    public CategoryUsage Skipped { get; init; } = new("skipped", 0, 0);
}
