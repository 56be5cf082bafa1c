using System.Text;
using Microsoft.Extensions.Time.Testing;

namespace Raso.Storage.Local.Signing;

/// <summary>A driver that signs, by a clock that the test moves. Signing touches no disk.</summary>
internal sealed class SigningBench : IDisposable
{
    public const string Address = "https://files.example.org/disk";

    public SigningBench(string name = "disk", string address = Address, params string[] keys)
    {
        var options = new LocalStorageOptions { RootPath = Path.Combine(Path.GetTempPath(), "raso-never-made"), Signing = { BaseUrl = address } };
        foreach (var id in keys.DefaultIfEmpty("k1"))
        {
            options.Signing.Keys.Add(new SigningKey { Id = id, Secret = Convert.ToBase64String(SecretOf(id)) });
        }

        Driver = new LocalStorageDriver(options, name, Time);
    }

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 10, 1, 12, 0, 0, TimeSpan.Zero));

    public LocalStorageDriver Driver { get; }

    public ISignedUrlVerifier Verifier => Driver.SignedUrlVerifier!;

    /// <summary>Makes the secret of a key from its name.</summary>
    public static byte[] SecretOf(string id) => Encoding.ASCII.GetBytes(id.PadRight(32, '.'));

    /// <summary>Signs as a caller does, and gives what is sent: path and query.</summary>
    public async Task<string> SignAsync(StoragePath path, SignedUrlOptions? options = null) =>
        (await Driver.SignAsync(path, options ?? new SignedUrlOptions(), TestContext.Current.CancellationToken)).Url.PathAndQuery;

    public SignedUrlRefusal Judge(string target, string method = "GET", string? contentType = null)
    {
        var check = Verifier.Verify(method, target, contentType);
        check.IsAllowed.Should().Be(check.Refusal == SignedUrlRefusal.None).And.Be(check.Path is not null);
        return check.Refusal;
    }

    public void Dispose() => Driver.Dispose();
}
