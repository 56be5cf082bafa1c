using Microsoft.Extensions.Options;

namespace Raso.Storage.DependencyInjection;

/// <summary>Looks at the values of the catalogue, of each backend and of the files, and tells what is wrong with all of them at once.</summary>
internal sealed class RasoValuesValidator(
    IServiceProvider provider, IEnumerable<Func<IServiceProvider, LocalPlace?>> values, Func<IServiceProvider, IEnumerable<string>> findClashes) : IValidateOptions<RasoValues>
{
    public ValidateOptionsResult Validate(string? name, RasoValues options)
    {
        var failures = new List<string>();
        var places = new List<LocalPlace>();
        foreach (var look in values)
        {
            try
            {
                if (look(provider) is { } place)
                {
                    places.Add(place);
                }
            }
            catch (OptionsValidationException error)
            {
                failures.AddRange(error.Failures);
            }
        }

        failures.AddRange(LocalPlace.FindNested(places));
        if (failures.Count == 0)
        {
            failures.AddRange(findClashes(provider));
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
