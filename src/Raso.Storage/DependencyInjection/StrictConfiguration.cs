using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;
using Raso.Storage;
using Raso.Storage.Resilience;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Binding of options that refuses keys which no option has; for authors of providers.</summary>
public static class StrictConfiguration
{
    private static readonly string[] OfResilience =
    [
        .. new[]
        {
            nameof(ResilienceOptions.BaseDelay),
            nameof(ResilienceOptions.MaxDelay),
            nameof(ResilienceOptions.AttemptTimeout),
            nameof(ResilienceOptions.StallTimeout),
            nameof(ResilienceOptions.SamplingDuration),
            nameof(ResilienceOptions.BreakDuration),
        }.Select(key => $"{nameof(BackendOptions.Resilience)}:{key}"),
    ];

    /// <summary>Binds a section of the configuration. A misspelled key is an error, not ignored, and so is a value that cannot be read.</summary>
    /// <param name="section">The section.</param>
    /// <param name="bind">Binds it: <c>strict =&gt; section.Bind(options, strict)</c>, with the concrete type of the options, so that it works without reflection.</param>
    /// <param name="durations">The keys whose value is a duration: a bare number, which would be read as days, is refused there. Those of <c>Resilience</c> need not be named.</param>
    /// <exception cref="OptionsValidationException">A key or a value is at fault; the error names the section and the key.</exception>
    public static void Bind(IConfigurationSection section, Action<Action<BinderOptions>> bind, params string[] durations)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(bind);
        ArgumentNullException.ThrowIfNull(durations);
        var bare = durations.Concat(OfResilience).Where(key => IsBareNumber(section[key])).Select(key => ExplainBare($"{section.Path}:{key}", section[key]!)).ToList();
        if (bare.Count > 0)
        {
            throw new OptionsValidationException(section.Path, typeof(IConfigurationSection), bare);
        }

        try
        {
            bind(static binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException error)
        {
            throw new OptionsValidationException(section.Path, typeof(IConfigurationSection), [Explain(section, error.Message)]);
        }
    }

    // The binder reads 30 as 30 days, which nobody means.
    private static bool IsBareNumber(string? value) =>
        decimal.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && number != 0;

    private static string ExplainBare(string key, string value) =>
        $"{key} is {value}, a bare number, which would be read as days; write hours, minutes and seconds, for example 00:00:30, or days as in 2.00:00:00.";

    // The binder tells unknown keys at the end of its message, in quotes, and a value that cannot be read with its whole path.
    private static string Explain(IConfigurationSection section, string message)
    {
        const string Unknown = "were not found on the instance of ";
        var start = message.IndexOf(Unknown, StringComparison.Ordinal);
        var keys = start < 0 ? -1 : message.IndexOf(": ", start, StringComparison.Ordinal);
        if (keys < 0)
        {
            return $"{section.Path} has a value that cannot be read: {message} Correct it.";
        }

        // A section within is told by the type of its options alone.
        var type = message[(start + Unknown.Length)..keys];
        var at = section.GetChildren().FirstOrDefault(child => type.EndsWith($".{child.Key}Options", StringComparison.OrdinalIgnoreCase)) ?? section;
        return $"{at.Path} has keys that are no options: {message[(keys + 2)..]}. Correct their spelling, or remove them.";
    }
}
