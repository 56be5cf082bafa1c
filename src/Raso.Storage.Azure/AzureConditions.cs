using Azure;
using Azure.Storage.Blobs.Models;

namespace Raso.Storage.Azure;

/// <summary>What a refused write means, which the answer alone does not tell: it depends on the condition that was sent.</summary>
internal static class AzureConditions
{
    public static DriverError Exists { get; } = new(StorageErrorCode.AlreadyExists, "A file is stored at the path already.");

    public static DriverError Missing { get; } = new(StorageErrorCode.NotFound, "No file is stored at the path.");

    public static DriverError Changed { get; } = new(StorageErrorCode.PreconditionFailed, "The file does not have the required ETag, or is gone; read it anew.");

    public static async Task<T> RunAsync<T>(WriteCondition condition, Func<Task<T>> write)
    {
        try
        {
            return await write().ConfigureAwait(false);
        }
        catch (RequestFailedException error) when (condition.CreateOnly && MeansExists(error))
        {
            throw new AzureAnswerException(Exists);
        }
        catch (RequestFailedException error) when (condition.IfMatch is not null && AzureErrors.Is(error, BlobErrorCode.BlobNotFound))
        {
            throw new AzureAnswerException(Changed);
        }
    }

    // Credentials that may create and not overwrite are told so before the condition is looked at.
    private static bool MeansExists(RequestFailedException error) =>
        AzureErrors.Is(error, BlobErrorCode.ConditionNotMet)
        || AzureErrors.Is(error, BlobErrorCode.TargetConditionNotMet)
        || AzureErrors.Is(error, BlobErrorCode.UnauthorizedBlobOverwrite);
}
