namespace Raso.Storage.Minio;

/// <summary>Where the keys come from.</summary>
internal interface IKeySource
{
    /// <summary>Gets keys that are good now.</summary>
    /// <param name="cancellationToken">Cancels the call.</param>
    ValueTask<AccessKeys> GetAsync(CancellationToken cancellationToken);
}
