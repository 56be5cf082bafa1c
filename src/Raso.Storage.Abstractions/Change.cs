namespace Raso.Storage;

/// <summary>A new value for a field, or none: the default leaves the field as it is. A value converts to it by itself; what is an interface or written <c>[...]</c> does not, and is given as <c>new(value)</c>.</summary>
/// <typeparam name="T">The type of the field.</typeparam>
public readonly record struct Change<T>
{
    /// <summary>Initializes a change.</summary>
    /// <param name="value">The new value; <see langword="null"/> clears a field that may be empty.</param>
    public Change(T value)
    {
        Value = value;
        IsSet = true;
    }

    /// <summary>Gets a value indicating whether the field is to be changed.</summary>
    public bool IsSet { get; }

    /// <summary>Gets the new value; meaningless where <see cref="IsSet"/> is <see langword="false"/>.</summary>
    public T Value { get; }

    /// <summary>Makes a change of a value.</summary>
    /// <param name="value">The new value.</param>
    public static implicit operator Change<T>(T value) => new(value);

    /// <summary>Gets the new value, or the old one where nothing is to be changed.</summary>
    /// <param name="old">The old value.</param>
    /// <returns>The value that holds after the change.</returns>
    public T Or(T old) => IsSet ? Value : old;
}
