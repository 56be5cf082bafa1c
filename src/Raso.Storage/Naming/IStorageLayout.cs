using Raso.Storage.Papers;

namespace Raso.Storage.Naming;

/// <summary>Where the files of papers and assets are stored. A layout must be pure: the same input gives the same path, and the unique part it is given must stand in the name. What gives <see langword="null"/>, or a folder that is no path, ends the call that asked with an <see cref="InvalidOperationException"/> that names the layout.</summary>
public interface IStorageLayout
{
    /// <summary>Gets the folders below that of a paper, which are made with its structure; <see cref="StandardFolders.PaperParts"/> unless said.</summary>
    IReadOnlyList<string> PaperParts => StandardFolders.PaperParts;

    /// <summary>Gets the folder of a paper's files, without a <c>/</c> at its end. It is fixed when the paper is created, and must be unique.</summary>
    /// <param name="paperId">The id of the paper.</param>
    /// <param name="paper">The paper.</param>
    /// <returns>The folder, a valid <see cref="StoragePath"/>.</returns>
    string GetPaperFolder(Guid paperId, NewPaper paper);

    /// <summary>Gets the path of a paper's PDF.</summary>
    /// <param name="paperFolder">The folder of the paper.</param>
    /// <param name="unique">The part that makes the name unique.</param>
    /// <returns>The path.</returns>
    StoragePath GetPdfPath(string paperFolder, string unique);

    /// <summary>Gets the path of a version's file.</summary>
    /// <param name="place">What the file is.</param>
    /// <returns>The path.</returns>
    StoragePath GetAssetPath(AssetPlace place);

    /// <summary>Gets the path of a version's source code.</summary>
    /// <param name="place">What the code is; its extension is that of the code.</param>
    /// <returns>The path.</returns>
    StoragePath GetSourceCodePath(AssetPlace place);

    /// <summary>Gets the category that the usage of a file is counted in; <see cref="StandardFolders.CategoryOf"/> unless said.</summary>
    /// <param name="path">The path of any file of a backend.</param>
    /// <returns>The category.</returns>
    string GetCategory(StoragePath path) => StandardFolders.CategoryOf(path);
}
