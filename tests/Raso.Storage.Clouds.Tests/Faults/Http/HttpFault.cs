namespace Raso.Storage.Clouds.Tests.Faults.Http;

/// <summary>What happens to one request.</summary>
internal sealed record HttpFault
{
    /// <summary>Gets what is answered instead of asking the server.</summary>
    public Func<ProxiedRequest, HttpAnswer>? Instead { get; init; }

    /// <summary>Gets what becomes of the server's answer; where it gives <see langword="null"/> the answer has nothing to spoil, and the fault waits for another.</summary>
    public Func<HttpAnswer, HttpAnswer?>? Spoil { get; init; }

    /// <summary>Gets a value indicating whether the work is done and its answer lost with the connection.</summary>
    public bool LosesAnswer { get; init; }
}
