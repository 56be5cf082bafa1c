using System.Globalization;
using System.Xml;

namespace Raso.Storage.Media;

/// <summary>Reads SVG to its end, without following anything that it refers to.</summary>
internal static class SvgReader
{
    private const string Namespace = "http://www.w3.org/2000/svg";
    private const int MaxEntityCharacters = 1_000_000;

    public static MediaReading Read(MediaCopy file, CancellationToken cancellationToken)
    {
        using var content = file.Open();
        using var reader = XmlReader.Create(content, new XmlReaderSettings
        {
            // Programs write a document type with entities of their own; nothing outside of the file is opened, and entities cannot blow up.
            DtdProcessing = DtdProcessing.Parse,
            XmlResolver = null,
            MaxCharactersFromEntities = MaxEntityCharacters,
        });
        var isSvg = false;
        try
        {
            reader.MoveToContent();
            isSvg = reader is { LocalName: "svg", NamespaceURI: Namespace or "" };
            if (!isSvg)
            {
                return Unrecognized($"The content is XML of the kind '{PlainLine.Of(reader.Name, 50)}', no SVG picture.");
            }

            var (width, height) = SizeOf(reader);
            while (reader.Read())
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var picture = new MediaStreamFacts { Index = 0, Kind = MediaStreamKind.Video, Codec = "svg", Width = width, Height = height };
            return new MediaReading { Outcome = ReadingOutcome.Sound, Facts = new MediaFacts { Container = "svg", Streams = [picture] } };
        }
        catch (XmlException error) when (isSvg)
        {
            return new MediaReading
            {
                Outcome = ReadingOutcome.Damaged,
                Faults = [PlainLine.Of($"The SVG is broken: {error.Message}", 300)!],
            };
        }
        catch (XmlException)
        {
            return Unrecognized("The content looks like XML and is none, so that it is no SVG picture.");
        }
    }

    private static MediaReading Unrecognized(string fault) => new() { Outcome = ReadingOutcome.Unrecognized, Faults = [fault] };

    // Sizes in other units than pixels depend on where the picture is shown; the view box tells its shape then.
    private static (int? Width, int? Height) SizeOf(XmlReader reader)
    {
        if (Pixels(reader.GetAttribute("width")) is { } width && Pixels(reader.GetAttribute("height")) is { } height)
        {
            return (width, height);
        }

        var box = (reader.GetAttribute("viewBox") ?? "").Split([' ', ',', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries);
        return box.Length == 4 && Pixels(box[2]) is { } across && Pixels(box[3]) is { } down ? (across, down) : (null, null);
    }

    private static int? Pixels(string? text)
    {
        var number = text?.Trim();
        if (number is not null && number.EndsWith("px", StringComparison.OrdinalIgnoreCase))
        {
            number = number[..^2];
        }

        return double.TryParse(number, NumberStyles.Float, CultureInfo.InvariantCulture, out var pixels) && pixels is >= 0.5 and < 1_000_000
            ? (int)Math.Round(pixels)
            : null;
    }
}
