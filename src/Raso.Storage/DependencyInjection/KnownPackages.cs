namespace Raso.Storage.DependencyInjection;

/// <summary>Which package answers to a type of the configuration; only packages that exist.</summary>
internal static class KnownPackages
{
    private static readonly Dictionary<string, (string Package, string Call)> Packages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AzureBlobs"] = ("Raso.Storage.Azure", "RegisterAzureBlobs"),
        ["GoogleCloudStorage"] = ("Raso.Storage.Gcp", "RegisterGoogleCloudStorage"),
        ["Minio"] = ("Raso.Storage.Minio", "RegisterMinio"),
        ["S3"] = ("Raso.Storage.Aws", "RegisterS3"),
        ["Sqlite"] = ("Raso.Storage.Sqlite", "RegisterSqlite"),
    };

    public static IEnumerable<string> Names => Packages.Values.Select(known => known.Package);

    public static string Explain(string type, IEnumerable<string> registered) => Packages.TryGetValue(type, out var known)
        ? $"is \"{type}\"; add the package {known.Package} and call {known.Call}() in AddRaso."
        : $"is \"{type}\", which nothing answers to; registered are: {List(registered)}. The package of another provider registers its own type in AddRaso.";

    public static string ExplainMissing(IEnumerable<string> registered) => $"is not set; set it to one of: {List(registered)}.";

    private static string List(IEnumerable<string> registered) => string.Join(", ", registered.Order(StringComparer.Ordinal));
}
