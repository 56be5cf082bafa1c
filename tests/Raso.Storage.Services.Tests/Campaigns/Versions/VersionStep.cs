using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Raso.Storage.Assets;

namespace Raso.Storage.Services.Tests.Campaigns.Versions;

/// <summary>What one creator does next: it makes a version, which is known by its bytes, or rolls back to one that is there by then.</summary>
/// <param name="Asset">The asset; several creators have the same one.</param>
/// <param name="Creator">The number of the creator.</param>
/// <param name="Number">The number of the step.</param>
/// <param name="RollBackTo">The number of the version to roll back to; a version is made where <see langword="null"/>.</param>
internal sealed record VersionStep(AssetReference Asset, int Creator, int Number, int? RollBackTo)
{
    public string Text { get; } = $"creator {Creator}, version {Number}";

    public string Table => Asset.Type switch
    {
        AssetType.Video => "video_assets",
        AssetType.Audio => "audio_assets",
        _ => "visual_assets",
    };

    public int Size => Encoding.UTF8.GetByteCount(Text);

    public string Sha256 => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Text)));

    public string ParametersJson => $$"""{"creator": {{Creator}}, "number": {{Number}}}""";

    public JsonElement Parameters => JsonElement.Parse(ParametersJson);
}
