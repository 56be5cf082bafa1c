using System.Globalization;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Validation;

/// <summary>Every text that the public API takes, given SQL and odd texts: kept as it is or refused by a clear error, and nothing else changes.</summary>
public abstract class PayloadTests(Catalogue catalogue) : ServiceSuite(catalogue)
{
    /// <summary>Gets the query that gives the whole schema as one text.</summary>
    protected abstract string SchemaSql { get; }

    [Fact]
    public void Payloads_OfTheCampaign_AreAThousandAndMore()
    {
        SqlPayloads.All.Distinct().Should().HaveCountGreaterThanOrEqualTo(1000);
        TextCall.All.Should().HaveCountGreaterThan(50);
    }

    [Fact]
    public Task EveryText_GivenSql_StaysAText() => RunAsync(SqlPayloads.All, 4);

    [Fact]
    public Task EveryText_GivenAnOddOne_KeepsItOrRefusesIt() => RunAsync(SqlPayloads.Odd, 4);

    [Fact]
    [Trait("Category", "Long")]
    public Task EveryText_GivenEveryPayload_StaysAText() => RunAsync([.. SqlPayloads.All, .. SqlPayloads.Odd], int.MaxValue);

    private async Task RunAsync(IReadOnlyList<string> payloads, int count)
    {
        var setting = Environment.GetEnvironmentVariable("RASO_TEST_SEED");
        var seed = setting is null ? Random.Shared.Next() : int.Parse(setting, CultureInfo.InvariantCulture);
        var random = new Random(seed);
        var schema = await Catalogue.RunAsync(SchemaSql);
        var rows = await Fixtures.CreateAsync(Bench);
        int kept = 0, refused = 0;

        foreach (var place in TextCall.All)
        {
            string[] chosen = [.. payloads];
            random.Shuffle(chosen);
            foreach (var payload in chosen.Take(count))
            {
                var because = $"{place} was given {Uri.EscapeDataString(payload.Length > 80 ? payload[..80] : payload.Replace('\ud800', '?').Replace('\udfff', '?'))}, seed {seed} (RASO_TEST_SEED)";
                try
                {
                    var back = await place.SendAsync(Bench, rows, payload);
                    if (back is not null && !place.Name.EndsWith(".Doi", StringComparison.Ordinal))
                    {
                        back.Should().Be(payload, because);
                    }

                    kept++;
                }
                catch (ValidationException refusal)
                {
                    refusal.Failures.Should().ContainSingle(because).Which.Message.Should().NotBeEmpty();
                    refused++;
                }
                catch (ArgumentException misuse)
                {
                    // What only a programmer's mistake can send, as a blank DOI to look for.
                    misuse.ParamName.Should().NotBeNullOrEmpty(because);
                    refused++;
                }
            }

            await rows.CheckBystandersAsync(Bench);
        }

        TestContext.Current.TestOutputHelper?.WriteLine($"seed {seed} (RASO_TEST_SEED): {TextCall.All.Count} places, {kept} kept, {refused} refused");
        (await Catalogue.RunAsync(SchemaSql)).Should().Be(schema, "the schema stays, seed {0}", seed);
        (await Catalogue.CountAsync("leases")).Should().Be(0);
        kept.Should().BePositive();
    }
}
