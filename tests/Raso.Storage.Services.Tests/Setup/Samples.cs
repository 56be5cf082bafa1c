using System.Text;
using Raso.Storage.Assets;
using Raso.Storage.Papers;

namespace Raso.Storage.Services.Tests.Setup;

/// <summary>Valid input to begin with.</summary>
public static class Samples
{
    public static NewPaper Paper(string title = "Attention Is All You Need") => new() { Title = title, Authors = ["Ashish Vaswani", "Noam Shazeer"] };

    public static NewVideoAsset Video(Paper paper) => new() { PaperId = paper.Id, Title = "Film" };

    public static NewAudioAsset Audio(Paper paper) => new() { PaperId = paper.Id, Title = "Voice" };

    public static NewVisualAsset Visual(Paper paper) => new() { PaperId = paper.Id, Title = "Diagram", Format = VisualFormat.Png };

    public static FileContent Pdf(string text = "one") => FileContent.FromText($"%PDF-1.7\n{text}");

    public static FileContent Text(string text) => FileContent.FromText(text);

    /// <summary>Content that can be read once and whose length nobody knows.</summary>
    public static FileContent Forward(string text) => FileContent.FromStream(new ForwardStream(Encoding.UTF8.GetBytes(text)));
}
