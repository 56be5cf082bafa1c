namespace Raso.Storage.Clouds.Tests.Secrets;

/// <summary>One way to give credentials, by configuration.</summary>
/// <param name="Name">Its name in tables.</param>
/// <param name="Secrets">The texts in it that nobody may be told.</param>
/// <param name="Settings">The section of the backend; the address of the server stands in it.</param>
internal sealed record CredentialCase(string Name, IReadOnlyList<string> Secrets, Dictionary<string, string?> Settings);
