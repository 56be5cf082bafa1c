using System.Globalization;
using System.Xml.Linq;

namespace Raso.Storage.Minio;

/// <summary>Exchanges the token of a workload identity for temporary keys. The client's own provider for it loses the answer and gives null.</summary>
internal sealed class WebIdentity(HttpMessageInvoker http, Uri sts, string tokenFile, string? roleArn, TimeProvider timeProvider)
{
    public async Task<AccessKeys> FetchAsync(CancellationToken cancellationToken)
    {
        var token = await ReadTokenAsync(cancellationToken).ConfigureAwait(false);
        var form = new Dictionary<string, string>
        {
            ["Action"] = "AssumeRoleWithWebIdentity",
            ["Version"] = "2011-06-15",
            ["WebIdentityToken"] = token,
        };
        if (!string.IsNullOrEmpty(roleArn))
        {
            form["RoleArn"] = roleArn;
            form["RoleSessionName"] = "raso";
        }

        // In the body: a token in the address would stand in the logs of every proxy.
        using var request = new HttpRequestMessage(HttpMethod.Post, sts) { Content = new FormUrlEncodedContent(form) };
        using var answer = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
        if (!answer.IsSuccessStatusCode)
        {
            throw await ErrorAnswer.ReadAsync(answer, timeProvider, cancellationToken).ConfigureAwait(false);
        }

        var root = await AnswerXml.LoadAsync(answer, "AssumeRoleWithWebIdentityResponse", cancellationToken).ConfigureAwait(false);
        return Read(root);
    }

    private static AccessKeys Read(XElement root)
    {
        var keys = root.Descendants().FirstOrDefault(element => element.Name.LocalName == "Credentials");
        var accessKey = keys.Text("AccessKeyId");
        var secretKey = keys.Text("SecretAccessKey");
        if (string.IsNullOrEmpty(accessKey) || string.IsNullOrEmpty(secretKey))
        {
            throw new KeysMissingException("The token service answered without keys; check StsEndpoint and RoleArn.");
        }

        DateTimeOffset? expiresAt =
            DateTimeOffset.TryParse(keys.Text("Expiration"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : null;
        return new AccessKeys(accessKey, secretKey, keys.Text("SessionToken"), expiresAt);
    }

    private async Task<string> ReadTokenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return (await File.ReadAllTextAsync(tokenFile, cancellationToken).ConfigureAwait(false)).Trim();
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            throw new KeysMissingException($"The token of the workload identity in '{tokenFile}' could not be read; check WebIdentityTokenFile.", error);
        }
    }
}
