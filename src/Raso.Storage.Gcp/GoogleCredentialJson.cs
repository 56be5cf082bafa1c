using System.Text.Json;
using Google.Apis.Auth.OAuth2;

namespace Raso.Storage.Gcp;

/// <summary>Credentials as Google's tools write them to files.</summary>
internal static class GoogleCredentialJson
{
    public const string Mend =
        "give the JSON of a service account, of workload identity federation, of an impersonated service account or of a user, whole as Google's console or gcloud wrote it.";

    private static readonly string[] Types =
    [
        JsonCredentialParameters.ServiceAccountCredentialType,
        JsonCredentialParameters.ExternalAccountCredentialType,
        JsonCredentialParameters.ImpersonatedServiceAccountCredentialType,
        JsonCredentialParameters.AuthorizedUserCredentialType,
    ];

    /// <summary>Finds the type of a credential.</summary>
    /// <returns>One of the types that are taken; <see langword="null"/> for all else.</returns>
    public static string? FindType(string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return document.RootElement.ValueKind == JsonValueKind.Object
                && document.RootElement.TryGetProperty("type", out var type)
                && type.ValueKind == JsonValueKind.String
                && Array.IndexOf(Types, type.GetString()) is >= 0 and var index
                ? Types[index]
                : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>Makes a credential.</summary>
    /// <exception cref="ArgumentException">The text is no credential; the message does not repeat it.</exception>
    public static GoogleCredential Read(string json, string option)
    {
        var type = FindType(json) ?? throw new ArgumentException($"{option} is no credential in JSON; {Mend}", option);
        try
        {
            return CredentialFactory.FromJson(json, type);
        }
        catch (Exception error) when (error is not OutOfMemoryException)
        {
            // What the error says may repeat a part of the key, so it goes no further.
            throw new ArgumentException($"{option} has a credential of the type {type} that cannot be used ({error.GetType().Name}); {Mend}", option);
        }
    }
}
