namespace Raso.Storage.Folders;

/// <summary>What a backend holds.</summary>
/// <param name="Backend">The name of the backend.</param>
/// <param name="Categories">Each category that the layout knows, also those without a file, and any other that it names. Each file is counted once.</param>
/// <param name="Total">All of them together.</param>
public sealed record UsageByCategory(string Backend, IReadOnlyList<CategoryUsage> Categories, CategoryUsage Total);
