namespace Raso.Storage;

/// <summary>What the holder of a signed URL may do.</summary>
public enum SignedUrlMethod
{
    /// <summary>Read the file.</summary>
    Get = 0,

    /// <summary>Store the file.</summary>
    Put,

    /// <summary>Delete the file.</summary>
    Delete,
}
