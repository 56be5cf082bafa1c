namespace Raso.Storage.DependencyInjection;

/// <summary>Which package answers to a type of the configuration.</summary>
internal static class KnownPackages
{
    private static readonly Dictionary<string, (string Package, string Call)> Packages = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Sqlite"] = ("Raso.Storage.Sqlite", "RegisterSqlite"),
        ["Minio"] = ("Raso.Storage.Minio", "RegisterMinio"),
        ["S3"] = ("Raso.Storage.Aws", "RegisterS3"),
        ["Azure"] = ("Raso.Storage.Azure", "RegisterAzure"),
        ["Gcp"] = ("Raso.Storage.Gcp", "RegisterGcp"),
    };

    public static string Explain(string type, IEnumerable<string> registered) => Packages.TryGetValue(type, out var known)
        ? $"is \"{type}\"; add the package {known.Package} and call {known.Call}() in AddRaso."
        : $"is \"{type}\", which nothing answers to; registered are: {string.Join(", ", registered.Order(StringComparer.Ordinal))}.";
}
