using System.Text.RegularExpressions;

namespace Raso.Storage.Local;

/// <summary>What <see cref="SigningOptions"/> must keep. No fault quotes what was given: it may be a secret in the wrong place.</summary>
internal static partial class SigningOptionsRules
{
    private const int MaxBaseUrlLength = 1000;
    private const string Example = "for example https://files.example.org/disk";

    public static IEnumerable<ValidationFailure> Check(SigningOptions options, string prefix)
    {
        if (options.IsOff)
        {
            yield break;
        }

        if (FindFaultOfBaseUrl(options.BaseUrl) is { } fault)
        {
            yield return new($"{prefix}{nameof(options.BaseUrl)}", fault);
        }

        if (options.Keys.Count == 0)
        {
            yield return new($"{prefix}{nameof(options.Keys)}", "is empty, and BaseUrl is set; add a key, or leave BaseUrl out.");
        }

        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var i = 0; i < options.Keys.Count; i++)
        {
            var (field, key) = ($"{prefix}{nameof(options.Keys)}[{i}]", options.Keys[i]);
            if (key?.Id is not { } id || !IdPattern().IsMatch(id))
            {
                yield return new($"{field}.{nameof(key.Id)}", "is missing or not allowed; use 1 to 64 of the letters a-z and A-Z, the digits, '-' and '_'.");
            }
            else if (!ids.Add(id))
            {
                yield return new($"{field}.{nameof(key.Id)}", "is the name of an earlier key too; give each key a name of its own.");
            }

            if (FindFaultOfSecret(key?.Secret) is { } weakness)
            {
                yield return new($"{field}.{nameof(key.Secret)}", weakness);
            }
        }
    }

    private static string? FindFaultOfBaseUrl(string? text)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return $"is empty, and there are Keys; set it to the address at which the files are served, {Example}, or remove the keys.";
        }

        if (text.Length > MaxBaseUrlLength
            || !Uri.TryCreate(text, UriKind.Absolute, out var url)
            || (url.Scheme != Uri.UriSchemeHttps && url.Scheme != Uri.UriSchemeHttp)
            || url.Host.Length == 0)
        {
            return $"is no absolute address with https or http of at most {MaxBaseUrlLength} characters; write it out, {Example}.";
        }

        return url.UserInfo.Length > 0 || text.AsSpan().IndexOfAny('?', '#') >= 0
            ? $"has a user, a query or a fragment; leave it out, {Example}."
            : null;
    }

    private static string? FindFaultOfSecret(string? text)
    {
        const string Mend = "make one with: openssl rand -base64 32";
        if (string.IsNullOrWhiteSpace(text))
        {
            return $"is missing; {Mend}.";
        }

        var secret = new byte[text.Length];
        if (!Convert.TryFromBase64String(text, secret, out var length))
        {
            return $"is not in Base64; {Mend}.";
        }

        return length < SigningKey.MinSecretBytes ? $"is shorter than {SigningKey.MinSecretBytes} bytes; {Mend}." : null;
    }

    [GeneratedRegex(@"^[A-Za-z0-9_-]{1,64}\z", RegexOptions.CultureInvariant)]
    private static partial Regex IdPattern();
}
