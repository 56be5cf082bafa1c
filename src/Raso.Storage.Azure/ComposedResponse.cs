using System.Diagnostics.CodeAnalysis;
using Azure;
using Azure.Core;

namespace Raso.Storage.Azure;

/// <summary>What the client takes for the answer to a request, and holds the request itself: the client lets go of it.</summary>
internal sealed class ComposedResponse(string text, string clientRequestId) : Response
{
    public string Text => text;

    public override int Status => 202;

    public override string ReasonPhrase => "Composed";

    public override Stream? ContentStream { get; set; }

    public override string ClientRequestId { get; set; } = clientRequestId;

    public override void Dispose()
    {
    }

    protected override bool TryGetHeader(string name, [NotNullWhen(true)] out string? value)
    {
        value = null;
        return false;
    }

    protected override bool TryGetHeaderValues(string name, [NotNullWhen(true)] out IEnumerable<string>? values)
    {
        values = null;
        return false;
    }

    protected override bool ContainsHeader(string name) => false;

    protected override IEnumerable<HttpHeader> EnumerateHeaders() => [];
}
