namespace Raso.Storage.Catalog;

/// <summary>Options of a catalogue that is a file of this machine; for authors of dialects. A host whose catalogue stands below the root of one of its backends does not start.</summary>
public interface ICatalogFile
{
    /// <summary>Gets the name of the option that names the file.</summary>
    string FileOption { get; }

    /// <summary>Gets the name of the file.</summary>
    string FileName { get; }
}
