namespace Raso.Storage.Local;

/// <summary>With what URLs of a local folder are signed, and where they lead. <see cref="BaseUrl"/> and <see cref="Keys"/> belong together; without them URLs are not signed.</summary>
public sealed class SigningOptions
{
    /// <summary>Gets or sets the address at which the application serves the files of this backend, absolute, with https or http, for example <c>https://files.example.org/disk</c>; none unless set. The URLs stand below it, and an endpoint there checks them (<see cref="ISignedUrlVerifier"/>).</summary>
    public string BaseUrl { get; set; } = "";

    /// <summary>Gets the keys, none unless added: the first signs, and every one is good for checking, so that a key is replaced by putting a new one before it and removing the old one 7 days later.</summary>
    public IList<SigningKey> Keys { get; } = [];

    internal bool IsOff => string.IsNullOrEmpty(BaseUrl) && Keys.Count == 0;
}
