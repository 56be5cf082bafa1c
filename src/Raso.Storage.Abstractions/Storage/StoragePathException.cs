namespace Raso.Storage;

/// <summary>A text is no valid <see cref="StoragePath"/>.</summary>
public sealed class StoragePathException : ArgumentException
{
    /// <summary>Initializes the error.</summary>
    /// <param name="rule">The rule that the text breaks.</param>
    /// <param name="message">What is wrong and what would be right.</param>
    public StoragePathException(StoragePathRule rule, string message)
        : base(message)
    {
        Rule = rule;
    }

    /// <summary>Gets the rule that the text breaks.</summary>
    public StoragePathRule Rule { get; }
}
