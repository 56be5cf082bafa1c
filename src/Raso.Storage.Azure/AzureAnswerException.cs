namespace Raso.Storage.Azure;

/// <summary>What an answer of the store means where the driver knows more than the answer says. The client's own error, which shows the answer, stays behind.</summary>
internal sealed class AzureAnswerException(DriverError meaning) : Exception(meaning.Message)
{
    public DriverError Meaning => meaning;
}
