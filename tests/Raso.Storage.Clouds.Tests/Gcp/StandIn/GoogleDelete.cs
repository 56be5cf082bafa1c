using Google.Apis.Requests;
using Google.Apis.Services;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The delete call in the words of Google's client library.</summary>
internal sealed class GoogleDelete : ClientServiceRequest<string>
{
    internal GoogleDelete(IClientService service, string bucket, string name)
        : base(service)
    {
        Bucket = bucket;
        Object = name;
        InitParameters();
        foreach (var path in new[] { "bucket", "object" })
        {
            RequestParameters.Add(path, new Google.Apis.Discovery.Parameter { Name = path, IsRequired = true, ParameterType = "path" });
        }
    }

    [Google.Apis.Util.RequestParameter("bucket", Google.Apis.Util.RequestParameterType.Path)]
    public string Bucket { get; }

    [Google.Apis.Util.RequestParameter("object", Google.Apis.Util.RequestParameterType.Path)]
    public string Object { get; }

    public override string MethodName => "delete";

    public override string HttpMethod => "DELETE";

    public override string RestPath => "b/{bucket}/o/{object}";
}
