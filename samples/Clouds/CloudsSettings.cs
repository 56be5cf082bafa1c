using Microsoft.Extensions.Configuration;

namespace Clouds;

/// <summary>What appsettings.json, the environment and the command line ask for.</summary>
/// <param name="Backend">The backend to use, one of those below <c>Backends</c>.</param>
/// <param name="Folder">The folder to store.</param>
/// <param name="Prefix">The text that the stored paths begin with.</param>
/// <param name="Keep">Whether the stored files stay at the end.</param>
internal sealed record CloudsSettings(string Backend, string Folder, string Prefix, bool Keep)
{
    public const string Help =
        """
        Stores a folder on a backend, lists it, shares one of its files by a signed URL, and reads all of them back, verified.

          dotnet run --project samples/Clouds -- [--use NAME] [--folder DIR] [--prefix TEXT] [--keep true]

          --use NAME     the backend: disk, s3, minio, azure or google, as appsettings.json describes them; what stands there unless given
          --folder DIR   what to store; a few media files of the sample's own unless given
          --prefix TEXT  where to store it; clouds-sample/ unless given
          --keep true    leaves the stored files where they are; they are deleted unless given

        Every value of appsettings.json can be given by the command line (--backends:s3:bucket papers) or by the environment
        (CLOUDS_Backends__minio__SecretKey), which is the place for secrets. Without keys each provider asks its own chain: profiles and
        environment variables of the vendor, workload and managed identities, what you are logged in with.

          dotnet run --project samples/Clouds -- --use s3 --backends:s3:bucket papers --backends:s3:region eu-central-1 --folder ~/papers
        """;

    public static CloudsSettings Read(IConfiguration configuration) => new(
        configuration["Use"] ?? "disk",
        Path.GetFullPath(configuration["Folder"] ?? Path.Combine(AppContext.BaseDirectory, "data", "media")),
        configuration["Prefix"] ?? "clouds-sample/",
        configuration.GetValue("Keep", false));
}
