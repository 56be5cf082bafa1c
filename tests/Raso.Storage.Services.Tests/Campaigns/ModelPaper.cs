using Raso.Storage.Papers;

namespace Raso.Storage.Services.Tests.Campaigns;

/// <summary>What a model knows of a paper: its row as it must be, and the bytes of its PDF.</summary>
internal sealed record ModelPaper(Paper Row, byte[]? Pdf);
