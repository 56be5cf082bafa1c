namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>Conditions of a read on the tag of an object.</summary>
/// <remarks>https://cloud.google.com/storage/docs/request-preconditions#etags</remarks>
internal static class ETags
{
    internal static void Check(ApiRequest request, string tag)
    {
        if (request.Header("If-Match") is { } wanted && !Names(wanted, tag))
        {
            throw ApiException.NotMet();
        }

        if (request.Header("If-None-Match") is { } known && Names(known, tag))
        {
            throw ApiException.NotModified();
        }
    }

    // The JSON API's tags have no quotes; a client may add them.
    private static bool Names(string header, string tag) =>
        header.Split(',', StringSplitOptions.TrimEntries).Any(name => name == "*" || name == tag || name.Trim('"') == tag);
}
