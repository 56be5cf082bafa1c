namespace Raso.Storage.Assets;

/// <summary>Whether a file was checked by a media tool.</summary>
public enum ValidationStatus
{
    /// <summary>Not checked yet.</summary>
    Pending = 0,

    /// <summary>Checked and good.</summary>
    Valid,

    /// <summary>Checked and bad; see the errors.</summary>
    Invalid,
}
