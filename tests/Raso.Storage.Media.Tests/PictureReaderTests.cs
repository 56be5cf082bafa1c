using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using Raso.Storage.Media.Tests.Setup;

namespace Raso.Storage.Media.Tests;

/// <summary>What is read without ffprobe.</summary>
public sealed class PictureReaderTests
{
    private const string Start = "<svg xmlns=\"http://www.w3.org/2000/svg\"";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData($"{Start} width=\"640\" height=\"360\"/>", 640, 360)]
    [InlineData($"{Start} width=\"640px\" height=\"359.6\"><g/></svg>", 640, 360)]
    [InlineData($"{Start} width=\"100%\" height=\"10cm\" viewBox=\"0 0 96,48\"/>", 96, 48)]
    [InlineData($"{Start}/>", null, null)]
    [InlineData($"\uFEFF<?xml version=\"1.0\"?>\n<!-- drawn -->\n{Start} width=\"1\" height=\"2\"/>", 1, 2)]
    [InlineData($"<!DOCTYPE svg PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://127.0.0.1:1/svg11.dtd\">{Start} width=\"1\" height=\"2\"/>", 1, 2)]
    [InlineData($"<!DOCTYPE svg [<!ENTITY ns \"http://example.com/\">]>{Start} width=\"1\" height=\"2\" id=\"&ns;\"/>", 1, 2)]
    public async Task ReadAsync_Svg_TellsItsSize(string text, int? width, int? height)
    {
        await using var host = MediaHost.Create();

        var reading = await host.Probe.ReadAsync(FileContent.FromText(text), Token);

        reading.Faults.Should().BeEmpty();
        reading.Outcome.Should().Be(ReadingOutcome.Sound);
        reading.Facts!.Container.Should().Be("svg");
        reading.Facts.Picture.Should().BeEquivalentTo(new { Codec = "svg", Width = width, Height = height });
    }

    [Theory]
    [InlineData($"{Start}><g></svg>")]
    [InlineData($"{Start}><g>")]
    [InlineData($"<!DOCTYPE svg [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;\"><!ENTITY c \"&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;\"><!ENTITY d \"&c;&c;&c;&c;&c;&c;&c;&c;&c;&c;\"><!ENTITY e \"&d;&d;&d;&d;&d;&d;&d;&d;&d;&d;\"><!ENTITY f \"&e;&e;&e;&e;&e;&e;&e;&e;&e;&e;\">]>{Start}><text>&f;&f;</text></svg>")]
    public async Task ReadAsync_SvgThatIsBroken_IsDamaged(string text)
    {
        await using var host = MediaHost.Create();

        var reading = await host.Probe.ReadAsync(FileContent.FromText(text), Token);

        reading.Outcome.Should().Be(ReadingOutcome.Damaged);
        reading.Faults.Should().ContainSingle().Which.Should().StartWith("The SVG is broken: ");
    }

    // What an entity names outside of the file is not opened.
    [Fact]
    public async Task ReadAsync_SvgThatNamesAFile_DoesNotOpenIt()
    {
        await using var host = MediaHost.Create();
        var secret = Path.Combine(host.Folder.FullName, "secret");
        await File.WriteAllTextAsync(secret, "<<<", Token);

        var reading = await host.Probe.ReadAsync(
            FileContent.FromText($"<!DOCTYPE svg [<!ENTITY s SYSTEM \"file://{secret}\">]>{Start}><text>&s;</text></svg>"), Token);

        // Its content would break the XML.
        reading.Faults.Should().BeEmpty();
        reading.Outcome.Should().Be(ReadingOutcome.Sound);
    }

    [Theory]
    [InlineData("<html><body>404</body></html>", "The content is XML of the kind 'html', no SVG picture.")]
    [InlineData("<!DOCTYPE html><p>404<br></p>", "The content is XML of the kind 'p', no SVG picture.")]
    [InlineData("< this is none", "The content looks like XML and is none, so that it is no SVG picture.")]
    public async Task ReadAsync_OtherMarkup_IsUnrecognized(string text, string fault)
    {
        await using var host = MediaHost.Create();

        var reading = await host.Probe.ReadAsync(FileContent.FromText(text), Token);

        reading.Outcome.Should().Be(ReadingOutcome.Unrecognized);
        reading.Faults.Should().Equal(fault);
    }

    [Fact]
    public async Task ReadAsync_Glb_IsReadByItsHeader()
    {
        await using var host = MediaHost.Create();
        var model = Glb();

        (await host.Probe.ReadAsync(FileContent.FromBytes(model), Token)).Should().BeEquivalentTo(
            new { Outcome = ReadingOutcome.Sound, Facts = new { Container = "glb" } });
        (await host.Probe.ReadAsync(FileContent.FromBytes(model.AsMemory(0, model.Length - 1)), Token)).Outcome.Should().Be(ReadingOutcome.Damaged);
        (await host.Probe.ReadAsync(FileContent.FromBytes(model.AsMemory(0, 7)), Token)).Outcome.Should().Be(ReadingOutcome.Damaged);
        model[4] = 1;
        (await host.Probe.ReadAsync(FileContent.FromBytes(model), Token)).Outcome.Should().Be(ReadingOutcome.Damaged);
    }

    [Fact]
    public async Task ReadAsync_BlenderFile_IsRecognizedAlsoWhenCompressed()
    {
        await using var host = MediaHost.Create();
        var file = "BLENDER-v405REND............ENDB\0\0\0\0"u8.ToArray();
        var packed = new MemoryStream();
        await using (var gzip = new GZipStream(packed, CompressionMode.Compress, leaveOpen: true))
        {
            await gzip.WriteAsync(file, Token);
        }

        (await host.Probe.ReadAsync(FileContent.FromBytes(file), Token)).Facts!.Container.Should().Be("blend");
        (await host.Probe.ReadAsync(FileContent.FromBytes(packed.ToArray()), Token)).Facts!.Container.Should().Be("blend");
        (await host.Probe.ReadAsync(FileContent.FromBytes(file.AsMemory(0, 20)), Token)).Outcome.Should().Be(ReadingOutcome.Damaged);
        (await host.Probe.ReadAsync(FileContent.FromBytes(new byte[] { 0x1F, 0x8B, 8, 0, 0 }), Token)).Outcome.Should().Be(ReadingOutcome.Unrecognized);
    }

    [Fact]
    public async Task ReadAsync_NothingOrAPdf_IsUnrecognized()
    {
        await using var host = MediaHost.Create();

        (await host.Probe.ReadAsync(FileContent.FromText(""), Token)).Faults.Should().Equal("The file is empty.");
        (await host.Probe.ReadAsync(FileContent.FromText("%PDF-1.4\n"), Token)).Faults.Should().Equal("The content is a PDF, no video, sound or picture.");
        host.Copies.Should().BeEmpty();
    }

    private static byte[] Glb()
    {
        var json = Encoding.UTF8.GetBytes("""{"asset":{"version":"2.0"}} """);
        var model = new byte[20 + json.Length];
        "glTF"u8.CopyTo(model);
        BinaryPrimitives.WriteUInt32LittleEndian(model.AsSpan(4), 2);
        BinaryPrimitives.WriteUInt32LittleEndian(model.AsSpan(8), (uint)model.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(model.AsSpan(12), (uint)json.Length);
        "JSON"u8.CopyTo(model.AsSpan(16));
        json.CopyTo(model, 20);
        return model;
    }
}
