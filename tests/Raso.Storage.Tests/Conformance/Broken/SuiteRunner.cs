using System.Reflection;
using Xunit.Sdk;
using Xunit.v3;

namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Runs the cases of one topic as the test runner would, and tells which failed.</summary>
internal static class SuiteRunner
{
    /// <summary>Runs a topic on a backend.</summary>
    /// <param name="probe">The topic, a generic type.</param>
    /// <param name="backend">The type of the backend.</param>
    /// <param name="stopAtFirst">Whether one failure is enough.</param>
    /// <returns>How many cases ran, and the failures.</returns>
    public static async Task<(int Cases, IReadOnlyList<string> Failures)> RunAsync(Type probe, Type backend, bool stopAtFirst)
    {
        // Nobody serves the URLs of a store in memory.
        var harness = probe == typeof(SignedUrlProbe<>) ? typeof(BrokenSigningHarness<>) : typeof(BrokenHarness<>);
        var type = probe.MakeGenericType(harness.MakeGenericType(backend));
        List<string> failures = [];
        var cases = 0;
        foreach (var method in type.GetMethods().Where(method => method.GetCustomAttributes().OfType<IFactAttribute>().Any()))
        {
            foreach (var arguments in await GetArgumentsAsync(method))
            {
                cases++;
                if (await RunCaseAsync(type, method, arguments) is { } error)
                {
                    failures.Add($"{method.Name}({string.Join(", ", arguments)}): {error.GetType().Name}: {error.Message}");
                    if (stopAtFirst)
                    {
                        return (cases, failures);
                    }
                }
            }
        }

        return (cases, failures);
    }

    private static async Task<IReadOnlyList<object?[]>> GetArgumentsAsync(MethodInfo method)
    {
        var sources = method.GetCustomAttributes().OfType<IDataAttribute>().ToList();
        if (sources.Count == 0)
        {
            return [[]];
        }

        await using var tracker = new DisposalTracker();
        List<object?[]> rows = [];
        foreach (var source in sources)
        {
            rows.AddRange((await source.GetData(method, tracker)).Select(row => row.GetData()));
        }

        return rows;
    }

    private static async Task<Exception?> RunCaseAsync(Type type, MethodInfo method, object?[] arguments)
    {
        var instance = (IAsyncLifetime)Activator.CreateInstance(type)!;
        await using (instance)
        {
            await instance.InitializeAsync();
            return await Record.ExceptionAsync(async () =>
            {
                // A number of the attribute may be an int where the method takes a long.
                var parameters = method.GetParameters();
                var fitting = arguments.Select((value, i) => value is int number && parameters[i].ParameterType == typeof(long) ? (object)(long)number : value).ToArray();
                if (method.Invoke(instance, BindingFlags.DoNotWrapExceptions, null, fitting, null) is Task task)
                {
                    await task;
                }
            });
        }
    }
}
