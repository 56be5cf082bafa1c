namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Puts together what two moments hold.</summary>
internal sealed class TearsReads : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken)
    {
        await Task.Delay(TimeSpan.FromMilliseconds(2), TimeProvider.System, cancellationToken);
        return await base.StoreAsync(path, content, options, cancellationToken);
    }

    public override async Task<RetrievedFile> RetrieveAsync(StoragePath path, RetrieveOptions? options, CancellationToken cancellationToken)
    {
        var file = await base.RetrieveAsync(path, options, cancellationToken);
        await Task.Delay(TimeSpan.FromMilliseconds(5), TimeProvider.System, cancellationToken);
        return new RetrievedFile(await base.GetInfoAsync(path, cancellationToken) ?? file.Info, file.Content);
    }
}
