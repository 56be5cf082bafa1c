using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Raso.Storage.Clouds.Tests.Gcp.StandIn;

/// <summary>What a call is answered, before it is written to a connection or into a batch.</summary>
internal sealed class Answer(int status)
{
    private static readonly JsonSerializerOptions Written = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    internal int Status { get; } = status;

    internal string? Phrase { get; init; }

    internal IHeaderDictionary Headers { get; private init; } = new HeaderDictionary();

    /// <summary>The JSON body, kept as a tree so that a partial response can be cut from it.</summary>
    internal JsonObject? Node { get; private init; }

    internal byte[] Body { get; init; } = [];

    /// <summary>The content of an object in place of <see cref="Body"/>, from <see cref="Offset"/> on, <see cref="Count"/> bytes.</summary>
    internal Content? Content { get; init; }

    internal long Offset { get; init; }

    internal long Count { get; init; }

    /// <summary>The answer to HEAD tells a length and has no body.</summary>
    internal bool IsHead { get; init; }

    internal long Length => Content is null ? Body.Length : Count;

    internal static Answer Json(JsonObject node, int status = 200)
    {
        var answer = new Answer(status) { Node = node, Body = Encoding.UTF8.GetBytes(node.ToJsonString(Written)) };
        answer.Headers.ContentType = "application/json; charset=UTF-8";
        return answer;
    }

    internal static Answer Text(int status, string body, string contentType)
    {
        var answer = new Answer(status) { Body = Encoding.UTF8.GetBytes(body) };
        answer.Headers.ContentType = contentType;
        return answer;
    }

    internal static Answer Empty(int status) => new(status);

    internal Answer WithBody(JsonObject node) =>
        new(Status) { Phrase = Phrase, Headers = Headers, Node = node, Body = Encoding.UTF8.GetBytes(node.ToJsonString(Written)) };
}
