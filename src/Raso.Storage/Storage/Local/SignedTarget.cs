using System.Globalization;

namespace Raso.Storage.Local;

/// <summary>A grant and its signature as path and query of a URL. Each has one spelling, and no other is read.</summary>
internal static class SignedTarget
{
    // More than the longest base path, path and content type take, percent-encoded.
    private const int MaxLength = 16 << 10;

    private const string Method = "raso-method";
    private const string Expires = "raso-expires";
    private const string ContentType = "raso-type";
    private const string Key = "raso-key";
    private const string Signature = "raso-signature";

    private static readonly long LastSecond = DateTimeOffset.MaxValue.ToUnixTimeSeconds();

    public static string Format(string basePath, SignedGrant grant, string signature)
    {
        var path = string.Join('/', grant.Path.Value.Split('/').Select(Uri.EscapeDataString));
        var type = grant.ContentType is null ? "" : $"&{ContentType}={Uri.EscapeDataString(grant.ContentType)}";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{basePath}/{path}?{Method}={grant.MethodName}&{Expires}={grant.Expires}{type}&{Key}={grant.KeyId}&{Signature}={signature}");
    }

    /// <summary>Reads a target.</summary>
    /// <returns>The grant and the signature that it claims, or <see langword="null"/> where it is not exactly what <see cref="Format"/> writes.</returns>
    public static (SignedGrant Grant, string Signature)? Parse(string basePath, string target)
    {
        if (target.Length > MaxLength || target.AsSpan().ContainsAnyExceptInRange('!', '~'))
        {
            return null;
        }

        var question = target.IndexOf('?', StringComparison.Ordinal);
        if (question <= basePath.Length
            || !target.StartsWith($"{basePath}/", StringComparison.Ordinal)
            || !StoragePath.TryParse(Uri.UnescapeDataString(target[(basePath.Length + 1)..question]), out var path)
            || Read(path, target[(question + 1)..]) is not { } claim)
        {
            return null;
        }

        // What is written back and is not the same was spelled in another way: an order, an escape, a number, a parameter twice.
        return Format(basePath, claim.Grant, claim.Signature) == target ? claim : null;
    }

    private static (SignedGrant Grant, string Signature)? Read(StoragePath path, string query)
    {
        SignedUrlMethod? method = null;
        long? expires = null;
        string? type = null, key = null, signature = null;
        foreach (var parameter in query.Split('&'))
        {
            var parts = parameter.Split('=', 2);
            var value = parts[^1];
            switch (parts[0])
            {
                case Method:
                    method = FindMethod(value);
                    break;
                case Expires when long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds) && seconds <= LastSecond:
                    expires = seconds;
                    break;
                case ContentType:
                    type = Uri.UnescapeDataString(value);
                    break;
                case Key:
                    key = value;
                    break;
                case Signature:
                    signature = value;
                    break;
                default:
                    return null;
            }
        }

        return method is null || expires is null || key is null || signature is null
            ? null
            : (new SignedGrant(method.Value, path, expires.Value, type, key), signature);
    }

    private static SignedUrlMethod? FindMethod(string name)
    {
        foreach (var method in Enum.GetValues<SignedUrlMethod>())
        {
            if (SignedGrant.NameOf(method) == name)
            {
                return method;
            }
        }

        return null;
    }
}
