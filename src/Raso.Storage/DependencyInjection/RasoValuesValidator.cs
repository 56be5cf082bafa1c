using Microsoft.Extensions.Options;

namespace Raso.Storage.DependencyInjection;

/// <summary>Looks at the values of the catalogue, of each backend and of the files, and tells what is wrong with all of them at once.</summary>
internal sealed class RasoValuesValidator(IServiceProvider provider, IEnumerable<Action<IServiceProvider>> values) : IValidateOptions<RasoValues>
{
    public ValidateOptionsResult Validate(string? name, RasoValues options)
    {
        var failures = new List<string>();
        foreach (var look in values)
        {
            try
            {
                look(provider);
            }
            catch (OptionsValidationException error)
            {
                failures.AddRange(error.Failures);
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
