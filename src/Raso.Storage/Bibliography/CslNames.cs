using System.Text.Json;

namespace Raso.Storage.Bibliography;

/// <summary>Names of an item: in parts, or as one text (<c>literal</c>; <c>name</c> where a DOI service gives an organization).</summary>
internal static class CslNames
{
    public static List<string> Read(JsonElement names, out bool hasOthers)
    {
        hasOthers = false;
        var result = new List<string>();
        foreach (var name in names.ValueKind == JsonValueKind.Array ? [.. names.EnumerateArray()] : (JsonElement[])[names])
        {
            var literal = name.ValueKind == JsonValueKind.String ? Markup.Line(CslText.Raw(name)!) : CslText.Line(name, "literal");
            if (literal is not null && (OthersMark.IsOthers(literal) || OthersMark.CutEtAl(literal, out literal)))
            {
                hasOthers = true;
                literal = OthersMark.IsOthers(literal) ? "" : literal;
            }

            if ((literal ?? InParts(name)) is { Length: > 0 } text)
            {
                result.Add(text);
            }
        }

        return result;
    }

    private static string InParts(JsonElement name)
    {
        var family = CslText.Line(name, "family") ?? "";
        if (family.Length == 0)
        {
            return CslText.Line(name, "name") ?? CslText.Line(name, "given") ?? "";
        }

        foreach (var particle in (string[])["non-dropping-particle", "dropping-particle"])
        {
            family = PersonName.WithParticle(CslText.Line(name, particle) ?? "", family);
        }

        return new PersonName(family, CslText.Line(name, "given") ?? "", CslText.Line(name, "suffix") ?? "").ToString();
    }
}
