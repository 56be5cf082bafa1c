using System.Text;
using System.Xml.Linq;

namespace Raso.Storage.Minio;

/// <summary>Bodies of requests that are XML.</summary>
internal static class XmlBody
{
    public static ReadOnlyMemory<byte> Of(XElement root) => Encoding.UTF8.GetBytes(root.ToString(SaveOptions.DisableFormatting));

    /// <summary>Gets the headers of a body; some calls are refused without the MD5.</summary>
    public static Dictionary<string, string> HeadersOf(ReadOnlyMemory<byte> body) => new()
    {
        ["Content-Type"] = "application/xml",
        ["Content-MD5"] = ContentMd5.Of(body.Span),
    };
}
