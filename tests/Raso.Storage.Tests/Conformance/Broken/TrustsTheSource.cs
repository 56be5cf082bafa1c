using System.Security.Cryptography;

namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Goes on with an upload whatever the source holds now.</summary>
internal sealed class TrustsTheSource : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken)
    {
        if (options?.Resume?.From is not { } state)
        {
            return await base.StoreAsync(path, content, options, cancellationToken);
        }

        using var bytes = new MemoryStream();
        await using (var source = await content.OpenAsync(cancellationToken))
        {
            await source.CopyToAsync(bytes, cancellationToken);
        }

        var parts = state.Parts.Select(part => part with { Sha256 = Hash(bytes, (part.Number - 1) * state.PartSize, (int)part.Length) });
        var trusting = options.Resume with { From = state with { Length = content.Length, Parts = [.. parts] } };
        return await base.StoreAsync(path, content, options with { Resume = trusting }, cancellationToken);
    }

    private static string Hash(MemoryStream bytes, int offset, int length) =>
        Convert.ToHexStringLower(SHA256.HashData(bytes.ToArray().Skip(offset).Take(length).ToArray()));
}
