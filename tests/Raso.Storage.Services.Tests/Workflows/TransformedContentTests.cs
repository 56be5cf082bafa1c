using Raso.Storage.Workflows;

namespace Raso.Storage.Services.Tests.Workflows;

/// <summary>A transform and whoever stores what it makes go on together.</summary>
public sealed class TransformedContentTests
{
    // More than may be held, and no harm if all of it is.
    private const int Plenty = 4 << 20;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Open_OfATransformFasterThanItsReader_LetsItWait()
    {
        var waits = new TaskCompletionSource<int>(TaskCreationOptions.RunContinuationsAsynchronously);
        var content = new TransformedContent(
            Stream.Null,
            async (_, destination, token) =>
            {
                var block = new byte[4096];
                for (var written = 0; written < Plenty; written += block.Length)
                {
                    var writing = destination.WriteAsync(block, token);
                    if (!writing.IsCompleted)
                    {
                        waits.TrySetResult(written);
                    }

                    await writing;
                }

                waits.TrySetResult(Plenty);
            },
            Token);
        await using (content)
        {
            await using var stream = await content.OpenAsync(Token);
            await stream.ReadExactlyAsync(new byte[10], Token);

            (await waits.Task.WaitAsync(TimeSpan.FromMinutes(1), Token)).Should().BeLessThan(256 << 10);
        }
    }

    [Fact]
    public async Task Open_Again_IsRefused()
    {
        var content = new TransformedContent(Stream.Null, (_, _, _) => Task.CompletedTask, Token);
        await using (content)
        {
            await content.OpenAsync(Token);

            var again = async () => await content.OpenAsync(Token);

            await again.Should().ThrowAsync<InvalidOperationException>();
        }
    }
}
