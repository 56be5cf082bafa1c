using System.Text;

namespace Raso.Storage.Gcp;

/// <summary>The addresses of the JSON API for one bucket.</summary>
internal sealed class GoogleAddresses(Uri endpoint, string bucket)
{
    private const string EmulatorVariable = "STORAGE_EMULATOR_HOST";

    private readonly string _root = endpoint.GetLeftPart(UriPartial.Authority);
    private readonly string _bucket = Uri.EscapeDataString(bucket);

    public static Uri Default { get; } = new("https://storage.googleapis.com/");

    public Uri Endpoint => endpoint;

    public Uri Buckets(string project) => Make("/storage/v1/b", ("project", project));

    public Uri Bucket(string fields) => Make($"/storage/v1/b/{_bucket}", ("fields", fields));

    public Uri Objects(params ReadOnlySpan<(string Name, string? Value)> query) => Make($"/storage/v1/b/{_bucket}/o", query);

    public Uri Object(StoragePath path, params ReadOnlySpan<(string Name, string? Value)> query) =>
        Make(ObjectPath(path), query);

    /// <summary>Gets the address of an object without the host, as a call of a batch names it.</summary>
    public string ObjectPath(StoragePath path) => $"/storage/v1/b/{_bucket}/o/{Uri.EscapeDataString(path.Value)}";

    public Uri Upload(params ReadOnlySpan<(string Name, string? Value)> query) => Make($"/upload/storage/v1/b/{_bucket}/o", query);

    public Uri Rewrite(StoragePath source, StoragePath destination, params ReadOnlySpan<(string Name, string? Value)> query) =>
        Make($"{ObjectPath(source)}/rewriteTo/b/{_bucket}/o/{Uri.EscapeDataString(destination.Value)}", query);

    public Uri Batch() => Make("/batch/storage/v1");

    /// <summary>Gets the address of an upload, always at the endpoint: what a session names is sent credentials.</summary>
    public Uri Session(GoogleUploadId upload) => new(_root + upload.Target);

    /// <summary>Gets the canonical address of an object.</summary>
    public Uri Canonical(StoragePath path) => new($"gs://{bucket}/{Signed(path)}");

    /// <summary>Gets the path of an object for signed URLs: <c>/</c> stays.</summary>
    public string SignedPath(StoragePath path) => $"/{_bucket}/{Signed(path)}";

    public string Root => _root;

    /// <summary>Finds the emulator that the environment names, as Google's other clients do.</summary>
    public static Uri? FindEmulator()
    {
        var host = Environment.GetEnvironmentVariable(EmulatorVariable);
        return string.IsNullOrWhiteSpace(host)
            ? null
            : Uri.TryCreate(host.Contains("://", StringComparison.Ordinal) ? host : $"http://{host}", UriKind.Absolute, out var address)
                ? new Uri(address.GetLeftPart(UriPartial.Authority))
                : throw new ArgumentException($"{EmulatorVariable} is set and no address; write it like localhost:9199, or remove it.");
    }

    private static string Signed(StoragePath path) => string.Join('/', path.Value.Split('/').Select(Uri.EscapeDataString));

    private Uri Make(string path, params ReadOnlySpan<(string Name, string? Value)> query)
    {
        var text = new StringBuilder(_root).Append(path);
        var separator = '?';
        foreach (var (name, value) in query)
        {
            if (value is not null)
            {
                text.Append(separator).Append(name).Append('=').Append(Uri.EscapeDataString(value));
                separator = '&';
            }
        }

        return new Uri(text.ToString());
    }
}
