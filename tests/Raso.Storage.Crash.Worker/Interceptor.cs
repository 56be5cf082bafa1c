using System.Reflection;

namespace Raso.Storage.Crash.Worker;

/// <summary>Stands before an object of an interface, and sees every call to it.</summary>
public class Interceptor : DispatchProxy
{
    private object? _inner;
    private Func<MethodInfo, object?[], Func<object?>, object?>? _seen;

    /// <summary>Wraps an object.</summary>
    /// <param name="type">The interface.</param>
    /// <param name="inner">The object.</param>
    /// <param name="seen">Called for each call, with what passes it on.</param>
    public static object Wrap(Type type, object inner, Func<MethodInfo, object?[], Func<object?>, object?> seen)
    {
        var proxy = Create(type, typeof(Interceptor));
        var interceptor = (Interceptor)proxy;
        interceptor._inner = inner;
        interceptor._seen = seen;
        return proxy;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _seen!(
        targetMethod!,
        args ?? [],
        () => targetMethod!.Invoke(_inner, BindingFlags.DoNotWrapExceptions, binder: null, args, culture: null));
}
