using System.Text;

namespace Raso.Storage.Clouds.Tests.Gcp;

public sealed class Crc32CTests
{
    [Theory]
    [InlineData("", "AAAAAA==")]
    [InlineData("123456789", "4waSgw==")]
    public void ToText_KnownContent_IsAsPublished(string content, string expected) =>
        Storage.Gcp.Crc32C.ToText(Storage.Gcp.Crc32C.Append(0, Encoding.ASCII.GetBytes(content))).Should().Be(expected);

    [Fact]
    public void Append_InPieces_IsAsAtOnce()
    {
        var bytes = Encoding.ASCII.GetBytes("123456789 and more than a word of eight bytes");

        for (var cut = 0; cut <= bytes.Length; cut++)
        {
            Storage.Gcp.Crc32C.Append(Storage.Gcp.Crc32C.Append(0, bytes.AsSpan(0, cut)), bytes.AsSpan(cut)).Should().Be(Storage.Gcp.Crc32C.Append(0, bytes));
        }
    }
}
