using Raso.Storage.Papers;

namespace Raso.Storage.Testing.Catalog;

/// <summary>Papers that the suite takes into the catalogue.</summary>
internal static class SamplePapers
{
    /// <summary>Gets a paper with nothing but what a paper must have.</summary>
    public static NewPaper Plain { get; } = new() { Title = "On catalogues", Authors = ["A. Author"] };

    /// <summary>Gets a paper with a value in each field.</summary>
    public static NewPaper Full { get; } = new()
    {
        Title = "Attention Is All You Need",
        Authors = ["Ashish Vaswani", "Noam Shazeer", "Łukasz Kaiser"],
        Doi = "10.48550/arxiv.1706.03762",
        Abstract = "The dominant sequence transduction models are based on complex recurrent networks.",
        Keywords = ["transformers", "attention, and more", "机器学习"],
        PublicationDate = new DateOnly(2017, 6, 12),
        Journal = "Advances in Neural Information Processing Systems",
        PdfUrl = "https://arxiv.org/pdf/1706.03762?a=1&b=%20",
    };

    /// <summary>Gets a paper that differs from <see cref="Full"/> in each field.</summary>
    public static NewPaper Other { get; } = new()
    {
        Title = "Deep Residual Learning for Image Recognition",
        Authors = ["Kaiming He"],
        Doi = "10.1109/cvpr.2016.90",
        Abstract = "Deeper neural networks are more difficult to train.",
        Keywords = ["vision"],
        PublicationDate = new DateOnly(2016, 2, 29),
        Journal = "CVPR",
        PdfUrl = "http://example.org/resnet.pdf",
    };
}
