using Microsoft.Extensions.Options;

namespace Raso.Storage.Media;

/// <summary>Names the configuration key of each value at fault.</summary>
internal sealed class MediaOptionsValidator : IValidateOptions<MediaOptions>
{
    public ValidateOptionsResult Validate(string? name, MediaOptions options)
    {
        var failures = options.Validate();
        return failures.Count == 0
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(failures.Select(failure => $"Media:{failure.Field} {failure.Message}"));
    }
}
