using System.Text;
using Raso.Storage.Tests.Campaigns;

namespace Raso.Storage.Local.Signing;

/// <summary>Signs something, sees it allowed, changes one thing, and sees it refused.</summary>
internal sealed class MutationRun(Random random) : ICampaignRun
{
    private static readonly string[] Names = ["a", "b c", "论文", "x%20y", "é", "a+b", "q?r#s", "m&n=o", "😀", "UP", "k~-._"];
    private static readonly string[] Types = ["text/plain", "video/mp4", "image/svg+xml; charset=\"utf-8\"", "application/x.a&b=c"];

    private readonly SigningBench _bench = new(keys: ["k1", "k2", "K1"]);
    private readonly Dictionary<SignedUrlRefusal, int> _refusals = [];

    public string Summary => string.Join(", ", _refusals.OrderBy(refusal => refusal.Key).Select(refusal => $"{refusal.Value} {refusal.Key}"));

    public async Task StepAsync()
    {
        _bench.Time.Advance(TimeSpan.FromMilliseconds(random.Next(5_000)));
        var signed = await SignAsync();
        var other = await SignAsync();
        _bench.Judge(signed.Target, signed.Method, signed.ContentType).Should().Be(SignedUrlRefusal.None, $"{signed} was signed");
        SentRequest changed;
        do
        {
            changed = Mutations.Change(random, signed, other);
        }
        while (changed == signed || changed == other);

        var refusal = _bench.Judge(changed.Target, changed.Method, changed.ContentType);

        refusal.Should().NotBe(SignedUrlRefusal.None, $"{changed} is not {signed}");
        _refusals[refusal] = _refusals.GetValueOrDefault(refusal) + 1;
    }

    public Task EndAsync()
    {
        _refusals.Keys.Should().Contain([SignedUrlRefusal.Malformed, SignedUrlRefusal.WrongSignature, SignedUrlRefusal.WrongMethod, SignedUrlRefusal.WrongContentType]);
        return Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        _bench.Dispose();
        return ValueTask.CompletedTask;
    }

    private async Task<SentRequest> SignAsync()
    {
        var path = new StringBuilder(Any(Names));
        for (var i = random.Next(3); i > 0; i--)
        {
            path.Append('/').Append(Any(Names));
        }

        var method = (SignedUrlMethod)random.Next(3);
        var type = method == SignedUrlMethod.Put && random.Next(3) > 0 ? Any(Types) : null;
        var options = new SignedUrlOptions { Method = method, ContentType = type, Lifetime = TimeSpan.FromSeconds(random.Next(1, 7 * 24 * 3600)) };
        return new SentRequest(SignedGrant.NameOf(method), await _bench.SignAsync(path.ToString(), options), type);
    }

    private string Any(string[] values) => values[random.Next(values.Length)];
}
