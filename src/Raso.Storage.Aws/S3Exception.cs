namespace Raso.Storage.Aws;

/// <summary>What this driver finds wrong itself, beside the SDK.</summary>
internal sealed class S3Exception(DriverError meaning, Exception? inner = null) : Exception(meaning.Message, inner)
{
    public DriverError Meaning { get; } = meaning with { HidesError = true };

    /// <summary>An answer that says success and does not tell what a success tells: an intermediary's page, or one that was cut.</summary>
    public static S3Exception Unreadable(string what) => new(new DriverError(
        StorageErrorCode.Unavailable, $"The store answered with success, but {what}; something between here and the store may have answered in its place.", IsTransient: true));
}
