namespace Raso.Storage.Clouds.Tests;

/// <summary>An S3 server, and a user of it who may do everything.</summary>
internal sealed record S3Server(Uri Endpoint, string AccessKey, string SecretKey)
{
    /// <summary>Reads <c>Endpoint=...;AccessKey=...;SecretKey=...</c>.</summary>
    public static S3Server Parse(string text)
    {
        var values = text.Split(';', StringSplitOptions.RemoveEmptyEntries)
            .Select(pair => pair.Split('=', 2))
            .ToDictionary(pair => pair[0], pair => pair[1]);
        return new S3Server(new Uri(values["Endpoint"]), values["AccessKey"], values["SecretKey"]);
    }
}
