using System.Globalization;
using System.Text;
using Raso.Storage.Papers;

namespace Quickstart;

/// <summary>A page of PDF that the project makes for a paper: its title, authors, abstract and where it appeared. It is not the paper's own text, and says so.</summary>
internal static class PaperPdf
{
    private const int LettersALine = 84;

    // The standard font's encoding has no L with stroke: two of its free codes stand for it.
    private const string Stroked = "\u0081\u008D";

    public static byte[] Make(NewPaper paper)
    {
        var page = new StringBuilder("BT 56 770 Td 15 TL ");
        Write(page, "/F2 14 Tf", paper.Title);
        Write(page, "/F1 11 Tf", string.Join(", ", paper.Authors));
        Write(page, "/F1 9 Tf", string.Create(CultureInfo.InvariantCulture, $"{paper.Journal}, {paper.PublicationDate:yyyy-MM-dd}. https://doi.org/{paper.Doi}"));
        Write(page, "/F1 11 Tf", paper.Abstract ?? "");
        Write(page, "/F1 11 Tf", $"Keywords: {string.Join(", ", paper.Keywords)}");
        Write(page, "/F1 9 Tf", "Made by the Quickstart of Raso.Storage from the record of the paper; the paper itself is at its DOI.");
        page.Append("ET");
        string[] objects =
        [
            "<< /Type /Catalog /Pages 2 0 R >>",
            "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
            "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R /F2 6 0 R >> >> >>",
            $"<< /Length {page.Length} >>\nstream\n{page}\nendstream",
            Font("Helvetica"),
            Font("Helvetica-Bold"),
            $"<< /Title {Information(paper.Title)} /Author {Information(string.Join(", ", paper.Authors))} /Producer (Quickstart) >>",
        ];
        return Encoding.Latin1.GetBytes(Assemble(objects));
    }

    private static string Assemble(string[] objects)
    {
        var file = new StringBuilder("%PDF-1.4\n");
        var table = new StringBuilder();
        for (var i = 0; i < objects.Length; i++)
        {
            table.Append(CultureInfo.InvariantCulture, $"{file.Length:D10} 00000 n \n");
            file.Append(CultureInfo.InvariantCulture, $"{i + 1} 0 obj\n{objects[i]}\nendobj\n");
        }

        var count = objects.Length + 1;
        var start = file.Length;
        return file.Append(CultureInfo.InvariantCulture, $"xref\n0 {count}\n0000000000 65535 f \n{table}")
            .Append(CultureInfo.InvariantCulture, $"trailer\n<< /Size {count} /Root 1 0 R /Info {objects.Length} 0 R >>\nstartxref\n{start}\n%%EOF\n").ToString();
    }

    private static string Font(string name) =>
        $"<< /Type /Font /Subtype /Type1 /BaseFont /{name} /Encoding << /BaseEncoding /WinAnsiEncoding /Differences [129 /Lslash 141 /lslash] >> >>";

    private static void Write(StringBuilder page, string font, string text)
    {
        page.Append(font).Append('\n');
        var line = "";
        foreach (var word in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            if (line.Length + word.Length >= LettersALine)
            {
                page.Append('(').Append(Escape(line)).Append(") Tj T*\n");
                line = "";
            }

            line += line.Length == 0 ? word : $" {word}";
        }

        page.Append('(').Append(Escape(line)).Append(") Tj T* T*\n");
    }

    // Windows-1252 has the caron letters where Latin-1 has none; what neither has is written as a question mark.
    private static string Escape(string text)
    {
        var letters = new StringBuilder();
        foreach (var letter in text)
        {
            letters.Append(letter switch
            {
                '(' or ')' or '\\' => $"\\{letter}",
                'Ł' => Stroked[..1],
                'ł' => Stroked[1..],
                'Š' => "\u008A",
                'š' => "\u009A",
                'Ž' => "\u008E",
                'ž' => "\u009E",
                > '\u00FF' or (>= '\u0080' and <= '\u009F') => "?",
                _ => letter.ToString(),
            });
        }

        return letters.ToString();
    }

    // UTF-16 in hexadecimal digits, so that every letter of a name is in the file's information.
    private static string Information(string text) => $"<FEFF{Convert.ToHexString(Encoding.BigEndianUnicode.GetBytes(text))}>";
}
