namespace Raso.Storage.Bibliography;

/// <summary>Where the characters of a bibliography come from.</summary>
internal interface ICharSource
{
    /// <summary>Reads at least one character, or none at the end.</summary>
    ValueTask<int> ReadAsync(Memory<char> destination, CancellationToken cancellationToken);
}
