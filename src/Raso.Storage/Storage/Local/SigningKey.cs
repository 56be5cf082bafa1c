namespace Raso.Storage.Local;

/// <summary>A key that signs URLs of local folders. All hosts that sign and serve them have the same.</summary>
public sealed class SigningKey
{
    /// <summary>The least length of a secret, in bytes: 32, that of the HMAC-SHA256 it is used for.</summary>
    public const int MinSecretBytes = 32;

    /// <summary>Gets or sets the name of the key, which stands in the URLs: 1 to 64 of the ASCII letters and digits, <c>-</c> and <c>_</c>.</summary>
    public string Id { get; set; } = "";

    /// <summary>Gets or sets the secret in Base64, random and at least <see cref="MinSecretBytes"/> bytes long, for example from <c>openssl rand -base64 32</c>.</summary>
    public string Secret { get; set; } = "";
}
