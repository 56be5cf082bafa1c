using System.Net;
using System.Xml.Linq;

namespace Raso.Storage.Minio;

/// <summary>Reads the keys of an answer, which are encoded where the server says so: XML cannot hold every key.</summary>
internal sealed class KeyText(XElement root)
{
    private readonly bool _isEncoded = root.Text("EncodingType") == "url";

    public string Of(XElement element, string name)
    {
        var text = element.Text(name) ?? "";
        // MinIO writes a space as a plus, and everybody a plus as %2B.
        return _isEncoded ? WebUtility.UrlDecode(text) : text;
    }
}
