using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Binding of options that refuses keys which no option has; for authors of providers.</summary>
public static class StrictConfiguration
{
    /// <summary>Binds a section of the configuration. A misspelled key is an error, not ignored, and so is a value that cannot be read.</summary>
    /// <param name="section">The section.</param>
    /// <param name="bind">Binds it: <c>strict =&gt; section.Bind(options, strict)</c>, with the concrete type of the options, so that it works without reflection.</param>
    /// <exception cref="OptionsValidationException">A key or a value is at fault; the error names the section and the key.</exception>
    public static void Bind(IConfigurationSection section, Action<Action<BinderOptions>> bind)
    {
        ArgumentNullException.ThrowIfNull(section);
        ArgumentNullException.ThrowIfNull(bind);
        try
        {
            bind(static binder => binder.ErrorOnUnknownConfiguration = true);
        }
        catch (InvalidOperationException error)
        {
            throw new OptionsValidationException(section.Path, typeof(IConfigurationSection), [$"{section.Path} {Explain(error.Message)}"]);
        }
    }

    // The binder tells unknown keys at the end of its message, in quotes, and a value that cannot be read with its whole path.
    private static string Explain(string message)
    {
        const string Unknown = "were not found on the instance of ";
        var start = message.IndexOf(Unknown, StringComparison.Ordinal);
        var keys = start < 0 ? -1 : message.IndexOf(": ", start, StringComparison.Ordinal);
        return keys < 0
            ? $"has a value that cannot be read: {message} Correct it."
            : $"has keys that are no options: {message[(keys + 2)..]}. Correct their spelling, or remove them.";
    }
}
