using System.Xml;
using System.Xml.Linq;

namespace Raso.Storage.Minio;

/// <summary>Reads answers that are XML: whatever is not the expected element is an error, a page of a proxy's included.</summary>
internal static class AnswerXml
{
    private static readonly XmlReaderSettings Settings = new() { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null };

    /// <summary>Reads the answer to its end.</summary>
    /// <exception cref="AnswerException">It is an error under the status of a success, or no answer at all.</exception>
    public static async Task<XElement> LoadAsync(HttpResponseMessage answer, string root, CancellationToken cancellationToken)
    {
        var text = await answer.Content.ReadAsStringAsync(cancellationToken).ConfigureAwait(false);
        var status = (int)answer.StatusCode;
        XElement? element;
        try
        {
            element = Parse(text.TrimStart('\uFEFF', ' ', '\r', '\n', '\t'));
        }
        catch (XmlException)
        {
            element = null;
        }

        return element?.Name.LocalName switch
        {
            "Error" => throw ErrorAnswer.FromElement(element, status),
            { } name when name == root => element,
            _ => throw new AnswerException(status, null) { IsNoAnswer = true },
        };
    }

    public static XElement? Parse(string text)
    {
        using var reader = XmlReader.Create(new StringReader(text), Settings);
        return XDocument.Load(reader).Root;
    }

    /// <summary>Gets the text of a child, whatever namespace the server puts it in.</summary>
    public static string? Text(this XElement? element, string name) =>
        element?.Elements().FirstOrDefault(child => child.Name.LocalName == name)?.Value;

    public static IEnumerable<XElement> Children(this XElement element, string name) =>
        element.Elements().Where(child => child.Name.LocalName == name);
}
