using System.Reflection;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

/// <summary>Passes calls on, except those of one method, which another function answers.</summary>
/// <typeparam name="T">The interface.</typeparam>
public class Interceptor<T> : DispatchProxy
    where T : class
{
    private T? _inner;
    private string? _method;
    private Func<object?[], object?>? _answer;

    internal void Answer(T inner, string method, Func<object?[], object?> answer) => (_inner, _method, _answer) = (inner, method, answer);

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => targetMethod!.Name == _method
        ? _answer!(args ?? [])
        : targetMethod.Invoke(_inner, BindingFlags.DoNotWrapExceptions, null, args, null);
}
