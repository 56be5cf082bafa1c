using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Raso.Storage.Assets;
using Raso.Storage.Workflows;

namespace Raso.Storage.Crash.Worker;

/// <summary>A paper that a film is made of: the same in every worker of its lane, and for the judge.</summary>
/// <param name="Lane">The lane.</param>
/// <param name="Place">The place in the lane.</param>
public sealed record FilmPaper(int Lane, int Place)
{
    private const string Head = "%PDF-1.7\n";
    private const int LongestPdf = 40_000;

    public string Title => string.Create(CultureInfo.InvariantCulture, $"Film {Lane}-{Place}");

    /// <summary>Gets the DOI of every second one; the others are known by their fields.</summary>
    public string? Doi => Place % 2 == 0 ? string.Create(CultureInfo.InvariantCulture, $"10.1234/{Lane}.{Place}") : null;

    /// <summary>Gets what is told of the paper when it is taken in.</summary>
    public PaperIngestion Description => new() { Title = Title, Authors = ["Ada Lovelace"], Doi = Doi, OriginalFileName = "film.pdf" };

    /// <summary>Makes its PDF, the same each time.</summary>
    public byte[] CreatePdf()
    {
        var random = new Random((Lane * 1000) + Place);
        var bytes = new byte[Head.Length + 1 + random.Next(LongestPdf)];
        random.NextBytes(bytes);
        Encoding.ASCII.GetBytes(Head, bytes);
        return bytes;
    }

    public GenerationPlan PlanOf(Guid paper) => new()
    {
        PaperId = paper,
        Title = Title,
        Scenes =
        [
            new SceneDescription { Number = 1, Title = "One", Framework = "manim", Script = "Say one." },
            new SceneDescription { Number = 2, Title = "Two", Role = VisualRole.Slide, Script = "Say two." },
        ],
    };

    /// <summary>Gets the bytes of the final video, which tell of what stored parts it was made.</summary>
    public static byte[] CutOf(IEnumerable<Asset> parts) => Encoding.ASCII.GetBytes(string.Join('\n', parts.Select(part => part.Sha256)));

    /// <summary>Gets the SHA-256 of bytes that are improved: they come twice.</summary>
    public static string Sha256OfImproved(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData([.. bytes, .. bytes]));
}
