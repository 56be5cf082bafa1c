using System.Reflection;

namespace Raso.Storage.Sqlite.Tests.Conformance.Faults;

internal static class Intercept
{
    /// <summary>Answers the calls of one method; all others are passed on.</summary>
    public static T Calls<T>(T inner, string method, Func<object?[], object?> answer)
        where T : class
    {
        var proxy = DispatchProxy.Create<T, Interceptor<T>>();
        ((Interceptor<T>)(object)proxy).Answer(inner, method, answer);
        return proxy;
    }
}
