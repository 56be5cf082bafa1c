namespace Raso.Storage.DependencyInjection;

/// <summary>Faults of options as lines that begin with the key of the configuration.</summary>
internal static class KeyedFailures
{
    public static IEnumerable<string> Of(IEnumerable<ValidationFailure> failures, string key) =>
        failures.Select(failure => $"{key}:{ToKey(failure.Field)} {failure.Message}");

    private static string ToKey(string field) =>
        field.Replace('.', ':').Replace('[', ':').Replace("]", "", StringComparison.Ordinal);
}
