namespace Raso.Storage.Assets;

/// <summary>The source code that a visual was rendered from.</summary>
/// <param name="Content">The text of the code, at least one byte.</param>
/// <param name="Extension">The extension of its file without the dot, for example <c>py</c>, <c>ts</c> or <c>tsx</c>: 1 to 10 letters or digits.</param>
public sealed record AssetSource(FileContent Content, string Extension);
