using Microsoft.Extensions.Configuration;

namespace Raso.Storage.DependencyInjection;

/// <summary>Binding that refuses keys which no option has: a misspelled option must not be ignored.</summary>
internal static class StrictBinding
{
    public static void Require(BinderOptions binder) => binder.ErrorOnUnknownConfiguration = true;
}
