namespace Raso.Storage.Gcp;

/// <summary>What an upload is called: the address of its session without the host, and the condition it was begun under. Whoever has it can go on with the upload, so it is a secret.</summary>
internal sealed record GoogleUploadId(GoogleCondition Condition, string Target)
{
    private const string CreateOnlyMark = "create:";
    private const string IfMatchMark = "match:";
    private const string NoMark = "put:";

    private static readonly string[] Roots = ["/upload/", "/resumable/"];

    public static GoogleUploadId Parse(string text)
    {
        foreach (var (mark, condition) in new[] { (CreateOnlyMark, GoogleCondition.CreateOnly), (IfMatchMark, GoogleCondition.IfMatch), (NoMark, GoogleCondition.None) })
        {
            // Other addresses of the endpoint are no uploads, and must not be sent bytes or deleted as such.
            if (text.StartsWith(mark, StringComparison.Ordinal) && Roots.Any(root => text.AsSpan(mark.Length).StartsWith(root, StringComparison.Ordinal)))
            {
                return new GoogleUploadId(condition, text[mark.Length..]);
            }
        }

        throw new GoogleDriverException(new DriverError(StorageErrorCode.NotFound, "That is no upload of Cloud Storage; begin a new one."));
    }

    public override string ToString() => Condition switch
    {
        GoogleCondition.CreateOnly => CreateOnlyMark + Target,
        GoogleCondition.IfMatch => IfMatchMark + Target,
        _ => NoMark + Target,
    };
}
