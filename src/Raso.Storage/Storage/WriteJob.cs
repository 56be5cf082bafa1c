using Raso.Storage.Resilience;

namespace Raso.Storage;

/// <summary>One call of StoreAsync: what is stored where, and under which conditions.</summary>
internal sealed class WriteJob(DriverGateway gateway, StoragePath path, FileContent content, StoreOptions options)
{
    public DriverGateway Gateway => gateway;

    public StoragePath Path => path;

    public FileContent Content => content;

    public StoreOptions Options => options;

    public WriteCondition Condition { get; } = new(options.CreateOnly, options.IfMatch);

    /// <summary>Gets the token by which this write can be told from all others; an upload that goes on keeps that of the call that began it.</summary>
    public string Token { get; } = DescriptionCodec.NewToken();

    /// <summary>Gets the token for the description of a put: only a conditional one needs to be settled.</summary>
    public string? PutToken => Condition.IsSet ? Token : null;

    public string? ExpectedSha256 { get; } = Sha256Text.Normalize(options.ExpectedSha256);

    public ProgressReporter Progress { get; } = new(options.Progress, content.Length);

    public ObjectDescription Describe(string? sha256, string? token) => DescriptionCodec.Describe(options, sha256, token);

    /// <summary>Refuses content that is not what an earlier call of the same upload saw; passed through, because the backend is not at fault.</summary>
    public PassThroughException SourceChanged() => new(gateway.Error(
        StorageErrorCode.Corrupted,
        "The source has changed since the upload began: what it holds now is not what was sent. Nothing was stored; begin anew, without Resume.From.",
        path));

    /// <summary>Refuses create-only where the way this content takes cannot keep it.</summary>
    public void RequireCondition(bool inParts)
    {
        var can = gateway.Capabilities;
        if (options.CreateOnly && !(inParts ? can.ConditionalComplete : can.ConditionalPut))
        {
            throw gateway.NotSupported(
                inParts ? $"{nameof(options.CreateOnly)} for a file of several parts" : nameof(options.CreateOnly),
                inParts ? $"leave it out, or store at most {gateway.Options.PartSize} bytes (PartSize)." : "leave it out.",
                path);
        }
    }

    /// <summary>Checks what the store says it holds now against what was sent.</summary>
    public StoredFile Finish(ObjectInfo info, string sha256, long length)
    {
        if (info.Length != length)
        {
            throw gateway.Error(
                StorageErrorCode.Corrupted, $"Backend '{gateway.Name}' took {length} bytes and says that it holds {info.Length}; store the file again.", path);
        }

        Progress.Finish(length);
        return DescriptionCodec.ToStoredFile(gateway, info, sha256);
    }
}
