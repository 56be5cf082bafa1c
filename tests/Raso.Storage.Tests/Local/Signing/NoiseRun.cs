using System.Text;
using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Local.Signing;

/// <summary>Sends what was never signed, made of the pieces that the verifier reads, and of anything at all.</summary>
internal sealed class NoiseRun(Random random) : ICampaignRun
{
    private static readonly string[] Pieces =
    [
        "/disk/", "/", "?", "&", "=", "%", "%2", "%2F", "%ff", "%00", "%ED%A0%80", "#", "a", "..", ".", "\\", "raso-method=GET", "raso-expires=", "raso-type=", "raso-key=k1", "raso-signature=",
        "9999999999", "99999999999999999999999", "-1", "253402300800", "k1", "\0", "\r\n", "\ud800", "é", "\uffff", "http://files.example.org", "*", new string('a', 300), new string('%', 20_000),
    ];

    private readonly SigningBench _bench = new();

    public string Summary => "none of them allowed";

    public Task StepAsync()
    {
        _bench.Judge(Any(), Any(), random.Next(2) == 0 ? null : Any()).Should().NotBe(SignedUrlRefusal.None);
        return Task.CompletedTask;
    }

    public Task EndAsync() => Task.CompletedTask;

    public ValueTask DisposeAsync()
    {
        _bench.Dispose();
        return ValueTask.CompletedTask;
    }

    private string Any()
    {
        var text = new StringBuilder(random.Next(2) == 0 ? "/disk/a?" : "");
        for (var i = random.Next(12); i > 0; i--)
        {
            _ = random.Next(4) == 0 ? text.Append((char)random.Next(char.MaxValue + 1)) : text.Append(Pieces[random.Next(Pieces.Length)]);
        }

        return text.ToString();
    }
}
