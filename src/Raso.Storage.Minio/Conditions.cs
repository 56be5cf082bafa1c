using System.Net;

namespace Raso.Storage.Minio;

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

    /// <summary>Tells whether a refusal means that the file which must have an ETag is not there at all: AWS answers with 404 then, others with 412.</summary>
    public static bool IsMissing(AnswerException error, WriteCondition condition) =>
        condition.IfMatch is not null && error is { Status: (int)HttpStatusCode.NotFound, Code: null or "NoSuchKey" };

    public static AnswerException NotMet() => new((int)HttpStatusCode.PreconditionFailed, null);
}
