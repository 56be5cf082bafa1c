namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Puts together what two moments hold.</summary>
internal sealed class TearsReads : DelegatingBackend
{
    public override async Task<RetrievedFile> RetrieveAsync(StoragePath path, RetrieveOptions? options, CancellationToken cancellationToken)
    {
        var file = await base.RetrieveAsync(path, options, cancellationToken);
        return new RetrievedFile(await base.GetInfoAsync(path, cancellationToken) ?? file.Info, file.Content);
    }
}
