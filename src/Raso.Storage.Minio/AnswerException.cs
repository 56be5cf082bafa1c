namespace Raso.Storage.Minio;

/// <summary>The server answered with an error, or with something that is no answer. It carries no text of the server's, which may repeat what was sent.</summary>
internal sealed class AnswerException(int status, string? code, TimeSpan? retryAfter = null) : Exception($"The server answered with {status} {code}.")
{
    /// <summary>Gets the HTTP status.</summary>
    public int Status => status;

    /// <summary>Gets the server's own error code, or <see langword="null"/> where it gave none.</summary>
    public string? Code => code;

    public TimeSpan? RetryAfter => retryAfter;

    /// <summary>Gets a value indicating whether the request was to make a new object only.</summary>
    public bool CreateOnly { get; init; }

    /// <summary>Gets a value indicating whether a success came without what makes it one, such as a proxy's page.</summary>
    public bool IsNoAnswer { get; init; }
}
