using System.Text.Json;

namespace Raso.Storage;

/// <summary>A state of an upload as it stands in JSON.</summary>
internal sealed record UploadStateRecord
{
    private const int CurrentVersion = 1;
    private const int MaxPartSize = 1 << 30;

    public int? Version { get; init; }

    public string? Backend { get; init; }

    public string? Store { get; init; }

    public string? Path { get; init; }

    public string? UploadId { get; init; }

    public int? PartSize { get; init; }

    public long? Length { get; init; }

    public string? WriteToken { get; init; }

    public DateTimeOffset? BegunAt { get; init; }

    public string? OptionsSha256 { get; init; }

    public IReadOnlyList<UploadStatePart?>? Parts { get; init; }

    public static string Write(UploadState state) => JsonSerializer.Serialize(
        new UploadStateRecord
        {
            Version = CurrentVersion,
            Backend = state.Backend,
            Store = state.Store,
            Path = state.Path.Value,
            UploadId = state.UploadId,
            PartSize = state.PartSize,
            Length = state.Length,
            WriteToken = state.WriteToken,
            BegunAt = state.BegunAt,
            OptionsSha256 = state.OptionsSha256,
            Parts = state.Parts,
        },
        UploadStateJson.Default.UploadStateRecord);

    public static UploadState Read(string json)
    {
        UploadStateRecord? record;
        try
        {
            record = JsonSerializer.Deserialize(json, UploadStateJson.Default.UploadStateRecord);
        }
        catch (JsonException)
        {
            // Not as the inner error: it may quote the text, and who has that may need no other right.
            throw Fault("it is no JSON of the right form, or was cut off");
        }

        return record switch
        {
            null or { Version: null } => throw Fault("it has no version"),
            { Version: not CurrentVersion } => throw Fault($"it has version {record.Version}, and only version {CurrentVersion} is known here"),
            _ => record.ToState(),
        };
    }

    private static FormatException Fault(string reason) =>
        new($"The text is no state of an upload that can be gone on with: {reason}. Begin the upload anew, without a state.");

    private static T Require<T>(T? value, string name)
        where T : class => value ?? throw Fault($"'{name}' is missing");

    private static T Require<T>(T? value, string name)
        where T : struct => value ?? throw Fault($"'{name}' is missing");

    private static string RequireText(string? value, string name) =>
        string.IsNullOrWhiteSpace(value) ? throw Fault($"'{name}' is missing or empty") : value;

    private static string RequireSha256(string? value, string name) =>
        value is { Length: 64 } && value.All(char.IsAsciiHexDigitLower) ? value : throw Fault($"'{name}' is no SHA-256");

    private UploadState ToState()
    {
        var partSize = Require(PartSize, "partSize") is > 0 and <= MaxPartSize and var size ? size : throw Fault("'partSize' is out of its bounds");
        return new UploadState
        {
            Backend = RequireText(Backend, "backend"),
            Store = Store,
            Path = StoragePath.TryParse(Path, out var path) ? path : throw Fault("'path' is missing or no path"),
            UploadId = RequireText(UploadId, "uploadId"),
            PartSize = partSize,
            Length = Length is < 0 ? throw Fault("'length' is negative") : Length,
            WriteToken = RequireText(WriteToken, "writeToken"),
            BegunAt = Require(BegunAt, "begunAt"),
            OptionsSha256 = RequireSha256(OptionsSha256, "optionsSha256"),
            Parts = ReadParts(partSize),
        };
    }

    private List<UploadStatePart> ReadParts(int partSize)
    {
        var parts = new List<UploadStatePart>();
        foreach (var part in Require(Parts, "parts"))
        {
            if (part is null || part.Number <= (parts.Count == 0 ? 0 : parts[^1].Number) || part.Length < 1 || part.Length > partSize)
            {
                throw Fault("a part is missing, out of order or of an impossible length");
            }

            RequireSha256(part.Sha256, "sha256");
            parts.Add(part);
        }

        return parts;
    }
}
