namespace Raso.Storage.Services.Tests.Folders;

public sealed class ByteSizeTests
{
    [Theory]
    [InlineData(0, "0 B")]
    [InlineData(1023, "1023 B")]
    [InlineData(1024, "1.0 KiB")]
    [InlineData(1536, "1.5 KiB")]
    [InlineData(1_048_524, "1023.9 KiB")]
    [InlineData(1_048_525, "1.0 MiB")]
    [InlineData(1_048_576, "1.0 MiB")]
    [InlineData(5L << 30, "5.0 GiB")]
    [InlineData((1L << 40) - 1, "1.0 TiB")]
    [InlineData(long.MaxValue, "8.0 EiB")]
    public void Format_OfBytes_HasOneDecimalAndNever1024OfAUnit(long bytes, string text) => ByteSize.Format(bytes).Should().Be(text);

    [Fact]
    public void Format_OfLessThanNothing_IsRefused() =>
        FluentActions.Invoking(() => ByteSize.Format(-1)).Should().Throw<ArgumentOutOfRangeException>();
}
