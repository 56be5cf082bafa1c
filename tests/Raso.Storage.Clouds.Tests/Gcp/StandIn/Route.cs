namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>What a request asks for, who answers it, and how a refusal is worded.</summary>
internal sealed record Route(
    GoogleCall Call, Func<CancellationToken, Task<Answer>> Work, Func<ApiException, Answer> Refusal);
