using Microsoft.Extensions.Options;

namespace Raso.Storage.DependencyInjection;

/// <summary>Validates the options of one name, and names the configuration key of each that is at fault.</summary>
internal sealed class KeyedOptionsValidator<TOptions>(string name, Func<TOptions, IReadOnlyList<ValidationFailure>> validate, string key)
    : IValidateOptions<TOptions>
    where TOptions : class
{
    public ValidateOptionsResult Validate(string? optionsName, TOptions options)
    {
        if (optionsName != name)
        {
            return ValidateOptionsResult.Skip;
        }

        var failures = validate(options);
        return failures.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(KeyedFailures.Of(failures, key));
    }
}
