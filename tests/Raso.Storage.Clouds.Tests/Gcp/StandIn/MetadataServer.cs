namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>The metadata server of a virtual machine, as far as credentials ask it.</summary>
/// <remarks>https://cloud.google.com/compute/docs/metadata/querying-metadata, https://cloud.google.com/compute/docs/access/authenticate-workloads</remarks>
internal sealed class MetadataServer(GoogleStandInOptions options, Tokens tokens)
{
    private const string Flavor = "Metadata-Flavor";
    private const string Account = "/computeMetadata/v1/instance/service-accounts/default/";

    internal Answer Get(ApiRequest request)
    {
        var answer = Found(request);
        answer.Headers[Flavor] = "Google";
        answer.Headers.Server = "Metadata Server for VM";
        return answer;
    }

    private Answer Found(ApiRequest request)
    {
        if (request.Path == "/")
        {
            return Text("computeMetadata/\n");
        }

        // A page in a browser must not reach a token: without this header nothing is told.
        if (request.Header(Flavor) != "Google")
        {
            return Answer.Text(403, "Missing Metadata-Flavor:Google header.", "text/html; charset=UTF-8");
        }

        var scopes = request.Query["scopes"]?.Replace(',', ' ');
        return request.Path switch
        {
            _ when options.ServiceAccounts.Count == 0 => NotFound(),
            $"{Account}token" => tokens.Given(scopes),
            $"{Account}email" => Text(options.ServiceAccounts[0].Email),
            $"{Account}scopes" => Text("https://www.googleapis.com/auth/cloud-platform\n"),
            "/computeMetadata/v1/project/project-id" => Text("stand-in"),
            "/computeMetadata/v1/universe/universe-domain" or "/computeMetadata/v1/universe/universe_domain" => Text("googleapis.com"),
            _ => NotFound(),
        };
    }

    private static Answer Text(string text) => Answer.Text(200, text, "application/text");

    private static Answer NotFound() => Answer.Text(404, "Not Found", "text/html; charset=UTF-8");
}
