namespace Raso.Storage.Gcp;

/// <summary>An error that the driver found itself: its meaning is known where it is thrown.</summary>
internal sealed class GoogleDriverException(DriverError meaning, Exception? cause = null) : Exception(meaning.Message, cause)
{
    public DriverError Meaning => meaning;
}
