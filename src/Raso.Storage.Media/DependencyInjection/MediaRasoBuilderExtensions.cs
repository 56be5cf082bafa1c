using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;
using Raso.Storage.Media;

namespace Microsoft.Extensions.DependencyInjection;

/// <summary>Adds the reading of media files and PDFs.</summary>
public static class MediaRasoBuilderExtensions
{
    /// <summary>Adds <see cref="IMediaValidation"/>, <see cref="IMediaProbe"/> and <see cref="IPdfReader"/>. Videos, sound and most pictures are read by the program ffprobe; without it they stay unchecked.</summary>
    /// <param name="builder">The builder.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddMedia(this RasoBuilder builder) => builder.AddMedia(static _ => { });

    /// <summary>Adds the same, with limits and folders of your own.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="configure">Sets the options.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddMedia(this RasoBuilder builder, Action<MediaOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        var services = builder.Services;
        services.AddOptions<MediaOptions>().Configure(configure).ValidateOnStart();
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IValidateOptions<MediaOptions>, MediaOptionsValidator>());
        services.TryAddSingleton<Ffprobe>();
        services.TryAddSingleton<IMediaProbe, MediaProbe>();
        services.TryAddSingleton<IPdfReader, PdfReader>();
        services.TryAddSingleton<IMediaValidation, MediaValidation>();
        return builder;
    }

    /// <summary>Adds the same, with the options of a section of the configuration; a key that is no option is an error.</summary>
    /// <param name="builder">The builder.</param>
    /// <param name="section">The section, for example <c>Media</c>.</param>
    /// <returns>The builder.</returns>
    public static RasoBuilder AddMedia(this RasoBuilder builder, IConfigurationSection section)
    {
        ArgumentNullException.ThrowIfNull(section);
        return builder.AddMedia(options => StrictConfiguration.Bind(
            section, strict => section.Bind(options, strict), nameof(MediaOptions.TimeLimit), nameof(MediaOptions.PdfTimeLimit)));
    }
}
