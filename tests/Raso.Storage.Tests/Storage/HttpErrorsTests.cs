using System.Net.Sockets;

namespace Raso.Storage.Tests.Storage;

public sealed class HttpErrorsTests
{
    private static readonly DateTimeOffset Now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(400, StorageErrorCode.InvalidArgument, false, false)]
    [InlineData(401, StorageErrorCode.PermissionDenied, false, false)]
    [InlineData(403, StorageErrorCode.PermissionDenied, false, false)]
    [InlineData(404, StorageErrorCode.NotFound, false, false)]
    [InlineData(408, StorageErrorCode.Unavailable, true, false)]
    [InlineData(409, StorageErrorCode.Unavailable, true, false)]
    [InlineData(412, StorageErrorCode.PreconditionFailed, false, false)]
    [InlineData(429, StorageErrorCode.Unavailable, true, true)]
    [InlineData(500, StorageErrorCode.Unavailable, true, false)]
    [InlineData(501, StorageErrorCode.NotSupported, false, false)]
    [InlineData(503, StorageErrorCode.Unavailable, true, true)]
    [InlineData(507, StorageErrorCode.ResourceExhausted, false, false)]
    [InlineData(302, StorageErrorCode.Unknown, false, false)]
    public void FromStatus_Status_HasItsMeaning(int status, StorageErrorCode code, bool transient, bool hadNoEffect) =>
        HttpErrors.FromStatus(status, "x").Should().Be(new DriverError(code, "x", transient, HadNoEffect: hadNoEffect));

    [Theory]
    [InlineData("7", 7.0)]
    [InlineData("0", 0.0)]
    [InlineData("Mon, 23 Nov 2026 12:00:30 GMT", 30.0)]
    [InlineData("Mon, 23 Nov 2026 11:00:30 GMT", 0.0)]
    [InlineData("soon", null)]
    [InlineData("-3", null)]
    [InlineData("", null)]
    [InlineData(null, null)]
    public void ParseRetryAfter_Value_IsATimeOrNothing(string? value, double? seconds) =>
        HttpErrors.ParseRetryAfter(value, Now).Should().Be(seconds is { } count ? TimeSpan.FromSeconds(count) : null);

    [Theory]
    [InlineData(SocketError.ConnectionRefused, true)]
    [InlineData(SocketError.HostNotFound, true)]
    [InlineData(SocketError.ConnectionReset, false)]
    public void FromTransport_SocketBelowHttp_TellsWhetherAnythingWasSent(SocketError error, bool hadNoEffect)
    {
        var meaning = HttpErrors.FromTransport(new HttpRequestException("x", new SocketException((int)error)))!;

        meaning.Code.Should().Be(StorageErrorCode.Unavailable);
        meaning.IsTransient.Should().BeTrue();
        meaning.HadNoEffect.Should().Be(hadNoEffect);
    }

    [Fact]
    public void FromTransport_CutAnswer_IsTransient() =>
        HttpErrors.FromTransport(new InvalidDataException("x", new IOException("y")))!.IsTransient.Should().BeTrue();

    [Fact]
    public void FromTransport_OtherError_IsNone() => HttpErrors.FromTransport(new InvalidOperationException("x")).Should().BeNull();
}
