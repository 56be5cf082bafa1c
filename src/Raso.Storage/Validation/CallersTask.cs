namespace Raso.Storage.Validation;

/// <summary>Looks at what a function of the caller gave to wait for.</summary>
internal static class CallersTask
{
    /// <exception cref="InvalidOperationException">It is nothing.</exception>
    public static T Of<T>(T? task, string function)
        where T : Task => task ?? throw new InvalidOperationException($"{function} returned null in place of a task; make it async, or return a task.");
}
