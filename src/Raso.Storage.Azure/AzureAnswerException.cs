namespace Raso.Storage.Azure;

/// <summary>What an answer of the store means where the driver knows more than the answer says.</summary>
internal sealed class AzureAnswerException(DriverError meaning, Exception? inner = null) : Exception(meaning.Message, inner)
{
    public DriverError Meaning => meaning;
}
