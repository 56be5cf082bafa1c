namespace Raso.Storage.Local;

public sealed class LocalErrorsTests
{
    [Theory]
    [InlineData(1, StorageErrorCode.PermissionDenied)]
    [InlineData(2, StorageErrorCode.NotFound)]
    [InlineData(5, StorageErrorCode.Unknown)]
    [InlineData(13, StorageErrorCode.PermissionDenied)]
    [InlineData(16, StorageErrorCode.Unavailable)]
    [InlineData(17, StorageErrorCode.AlreadyExists)]
    [InlineData(20, StorageErrorCode.InvalidArgument)]
    [InlineData(21, StorageErrorCode.InvalidArgument)]
    [InlineData(23, StorageErrorCode.ResourceExhausted)]
    [InlineData(24, StorageErrorCode.ResourceExhausted)]
    [InlineData(28, StorageErrorCode.ResourceExhausted)]
    [InlineData(30, StorageErrorCode.PermissionDenied)]
    [InlineData(36, StorageErrorCode.InvalidArgument)]
    [InlineData(40, StorageErrorCode.InvalidArgument)]
    [InlineData(95, StorageErrorCode.NotSupported)]
    [InlineData(122, StorageErrorCode.ResourceExhausted)]
    public void Map_ErrorNumber_GivesItsCode(int number, StorageErrorCode expected)
    {
        LocalErrors.Map(LinuxFileSystem.Error(number, "write", "a")).Code.Should().Be(expected);
        LocalErrors.Map(new IOException("as the framework throws it", number)).Code.Should().Be(expected);
        LocalErrors.Map(new UnauthorizedAccessException("as the framework throws it", new IOException("inner", number))).Code.Should().Be(expected);
    }

    [Theory]
    [InlineData(0x80070020, StorageErrorCode.Unavailable)]
    [InlineData(0x80070027, StorageErrorCode.ResourceExhausted)]
    [InlineData(0x80070070, StorageErrorCode.ResourceExhausted)]
    [InlineData(0x80070050, StorageErrorCode.AlreadyExists)]
    [InlineData(0x800700B7, StorageErrorCode.AlreadyExists)]
    [InlineData(0x80070003, StorageErrorCode.NotFound)]
    [InlineData(0x80131620, StorageErrorCode.Unknown)]
    public void Map_WindowsCode_GivesItsCode(uint result, StorageErrorCode expected) =>
        LocalErrors.Map(new IOException("as the framework throws it", unchecked((int)result))).Code.Should().Be(expected);

    [Theory]
    [InlineData(24, true)]
    [InlineData(16, true)]
    [InlineData(5, false)]
    public void Map_ErrorNumber_TellsWhetherSomethingMayHaveChanged(int number, bool hadNoEffect) =>
        LocalErrors.Map(LinuxFileSystem.Error(number, "write", "a")).HadNoEffect.Should().Be(hadNoEffect);

    [Fact]
    public void Map_StrangeError_DoesNotTellItsText() =>
        LocalErrors.Map(new InvalidOperationException("secret")).Message.Should().NotContain("secret");

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Write_FullDevice_IsResourceExhausted(bool portable)
    {
        IFileSystem files = portable ? new PortableFileSystem() : new LinuxFileSystem();
        using var file = new OpenedFile("full", File.OpenHandle("/dev/full", FileMode.Open, FileAccess.ReadWrite));
        var write = () => files.Write(file, new byte[10], 0);

        LocalErrors.Map(write.Should().Throw<LocalFileException>().Which).Code.Should().Be(StorageErrorCode.ResourceExhausted);
    }
}
