using System.Security.Cryptography;
using Raso.Storage.InMemory;
using Raso.Storage.Tests.InMemory;

namespace Raso.Storage.Tests.Storage;

public sealed class StoreAndRetrieveTests
{
    public static TheoryData<InMemoryProfile, int> Lengths()
    {
        var data = new TheoryData<InMemoryProfile, int>();
        foreach (var profile in Enum.GetValues<InMemoryProfile>())
        {
            foreach (var length in new[] { 0, 1, BackendUnderTest.PartSize - 1, BackendUnderTest.PartSize, BackendUnderTest.PartSize + 1, 3 * BackendUnderTest.PartSize, 2_000_003 })
            {
                data.Add(profile, length);
            }
        }

        return data;
    }

    [Theory]
    [MemberData(nameof(Lengths))]
    public async Task StoreAsync_AnyLengthAndSource_ReadsBackTheSameBytes(InMemoryProfile profile, int length)
    {
        var backend = BackendUnderTest.Over(BackendUnderTest.Driver(profile));
        var bytes = BackendUnderTest.Bytes(length);
        var sha256 = Convert.ToHexStringLower(SHA256.HashData(bytes));
        var sources = new (string Name, FileContent Content)[]
        {
            ("bytes", FileContent.FromBytes(bytes)),
            ("seekable", FileContent.FromStream(new MemoryStream(bytes))),
            ("forward", FileContent.FromStream(new ForwardStream(bytes))),
            ("forward-known", FileContent.FromStream(new ForwardStream(bytes), length)),
            ("factory", FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new ForwardStream(bytes)))),
        };

        foreach (var (name, content) in sources)
        {
            var stored = await backend.StoreAsync(name, content, cancellationToken: TestContext.Current.CancellationToken);

            stored.Length.Should().Be(length);
            stored.Sha256.Should().Be(sha256);
            (await backend.RetrieveBytesAsync(name, TestContext.Current.CancellationToken)).Should().Equal(bytes);
            (await backend.GetInfoAsync(name, TestContext.Current.CancellationToken))!.Sha256.Should().Be(sha256);
        }
    }
}
