using Raso.Storage.Assets;

namespace Raso.Storage.Catalog;

/// <summary>What is raised about relationships; the same in every dialect, for catalogue authors.</summary>
public static class RelationshipRowErrors
{
    private const int Shown = 10;

    /// <summary>Makes the error for a depends_on that would close a circle.</summary>
    /// <param name="circle">The circle, from the source of the new relationship back to it.</param>
    /// <param name="innerException">The database's own error.</param>
    /// <returns>The error.</returns>
    public static CatalogException Circle(IReadOnlyList<AssetReference> circle, Exception? innerException)
    {
        ArgumentNullException.ThrowIfNull(circle);
        IEnumerable<string> names = circle.Count <= (2 * Shown) + 2
            ? circle.Select(asset => asset.ToString())
            : [.. circle.Take(Shown + 1).Select(asset => asset.ToString()), $"({circle.Count - 1 - (2 * Shown)} more)", .. circle.TakeLast(Shown).Select(asset => asset.ToString())];
        return Circle($"the depends_on closes a circle: {string.Join(" -> ", names)}", innerException);
    }

    /// <summary>Makes the error for a depends_on that would close a circle.</summary>
    /// <param name="text">What the database says of it.</param>
    /// <param name="innerException">The database's own error.</param>
    /// <returns>The error.</returns>
    public static CatalogException Circle(string text, Exception? innerException) => new(
        CatalogErrorCode.CircularDependency,
        $"An asset cannot depend on what needs it; {text}. Delete one of these relationships, or choose another type.",
        innerException: innerException);
}
