using Google;

namespace Raso.Storage.Gcp;

/// <summary>An answer that is an error: what the service said, and what was asked for.</summary>
internal sealed class GoogleAnswerException(GoogleApiException error, GoogleCondition condition, TimeSpan? retryAfter)
    : Exception(error.Message, error)
{
    public GoogleApiException Error => error;

    public GoogleCondition Condition => condition;

    public TimeSpan? RetryAfter => retryAfter;

    public int Status => (int)error.HttpStatusCode;
}
