namespace Raso.Storage;

/// <summary>An input was refused before anything was written; it lists every field at fault.</summary>
public sealed class ValidationException : RasoException
{
    /// <summary>Initializes the error.</summary>
    /// <param name="failures">Every field at fault; at least one.</param>
    /// <exception cref="ArgumentException"><paramref name="failures"/> is empty.</exception>
    public ValidationException(IReadOnlyList<ValidationFailure> failures)
        : base(Describe(failures), null)
    {
        Failures = failures;
    }

    /// <summary>Gets every field at fault, and what is wrong with it.</summary>
    public IReadOnlyList<ValidationFailure> Failures { get; }

    /// <summary>Gets <see langword="false"/>: the same input is refused again.</summary>
    public override bool IsTransient => false;

    private static string Describe(IReadOnlyList<ValidationFailure> failures)
    {
        ArgumentNullException.ThrowIfNull(failures);
        if (failures.Count == 0)
        {
            throw new ArgumentException("A validation error names at least one field.", nameof(failures));
        }

        return string.Join(" ", failures.Select(failure => $"{failure.Field}: {failure.Message}"));
    }
}
