namespace Raso.Storage;

/// <summary>One field of an input that was refused.</summary>
/// <param name="Field">The name of the property at fault, for example <c>Authors[1]</c>.</param>
/// <param name="Message">What is wrong with it and what would be right.</param>
public sealed record ValidationFailure(string Field, string Message);
