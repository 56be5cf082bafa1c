namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Has states saved without waiting for the state before.</summary>
internal sealed class SavesWithoutWaiting : DelegatingBackend
{
    public override async Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken)
    {
        if (options?.Resume is not { } resume)
        {
            return await base.StoreAsync(path, content, options, cancellationToken);
        }

        List<Task> saving = [];
        var stored = await base.StoreAsync(
            path,
            content,
            options with
            {
                Resume = resume with
                {
                    SaveAsync = (state, token) =>
                    {
                        saving.Add(Task.Run(() => resume.SaveAsync(state, token).AsTask(), CancellationToken.None));
                        return ValueTask.CompletedTask;
                    },
                },
            },
            cancellationToken);
        await Task.WhenAll(saving);
        return stored;
    }
}
