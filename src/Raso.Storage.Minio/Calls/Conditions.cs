namespace Raso.Storage.Minio.Calls;

/// <summary>The headers of conditional writes.</summary>
internal static class Conditions
{
    public static void AddTo(Dictionary<string, string> headers, WriteCondition condition)
    {
        if (condition.CreateOnly)
        {
            headers["If-None-Match"] = "*";
        }
        else if (condition.IfMatch is { } etag)
        {
            headers["If-Match"] = etag;
        }
    }
}
