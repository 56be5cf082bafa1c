namespace Raso.Storage.Gcp;

/// <summary>No token could be had. Its cause is kept apart, and not shown: what a token endpoint answered may repeat what it was sent.</summary>
internal sealed class GoogleCredentialException(Exception cause) : Exception("The credentials gave no token.")
{
    public Exception Cause => cause;
}
