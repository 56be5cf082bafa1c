namespace Raso.Storage.Clouds.Tests;

/// <summary>The servers that <c>eng/test</c> starts. A test that needs one which is not there fails.</summary>
internal static class CloudServers
{
    private const string S3Variable = "RASO_TEST_S3";
    private const string AzureVariable = "RASO_TEST_AZURE";
    private const string GoogleVariable = "RASO_TEST_GOOGLE";

    /// <summary>Gets Ceph's S3 gateway.</summary>
    public static S3Server S3 => S3Server.Parse(Require(S3Variable));

    /// <summary>Gets the connection string of Azurite.</summary>
    public static string Azure => Require(AzureVariable);

    /// <summary>Gets the address of Google's storage emulator.</summary>
    public static Uri Google => new(Require(GoogleVariable));

    private static string Require(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{variable} is not set, so there is no server to test with; run the tests with ./eng/test.");
}
