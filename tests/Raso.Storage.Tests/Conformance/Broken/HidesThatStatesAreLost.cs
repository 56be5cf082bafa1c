namespace Raso.Storage.Tests.Conformance.Broken;

/// <summary>Goes on where a state could not be saved.</summary>
internal sealed class HidesThatStatesAreLost : DelegatingBackend
{
    public override Task<StoredFile> StoreAsync(
        StoragePath path, FileContent content, StoreOptions? options, CancellationToken cancellationToken)
    {
        if (options?.Resume is not { } resume)
        {
            return base.StoreAsync(path, content, options, cancellationToken);
        }

        return base.StoreAsync(path, content, options with { Resume = resume with { SaveAsync = SaveAsync } }, cancellationToken);

        async ValueTask SaveAsync(UploadState state, CancellationToken token)
        {
            try
            {
                await resume.SaveAsync(state, token);
            }
            catch (Exception)
            {
                // What it breaks: nobody learns of it.
            }
        }
    }
}
