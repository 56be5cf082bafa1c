using System.Globalization;
using System.Text.Json;
using Raso.Storage.Crash.Worker.Jobs;
using Raso.Storage.Jobs;

namespace Raso.Storage.Crash.Tests.Jobs;

/// <summary>How many jobs a campaign has, of what kinds, and who runs them.</summary>
internal sealed record JobCampaignPlan
{
    private const int LongestShortMs = 1500;

    /// <summary>Gets the number of jobs; RASO_TEST_JOBS sets it.</summary>
    public required int Jobs { get; init; }

    /// <summary>Gets what decides about jobs and kills; RASO_TEST_SEED sets it.</summary>
    public required int Seed { get; init; }

    public int Workers { get; init; } = 8;

    public int JobsAtOnce { get; init; } = 6;

    public TimeSpan Lease { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets how many of a thousand jobs take ten leases.</summary>
    public int LongPerThousand { get; init; } = 10;

    public TimeSpan BetweenKills { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>Gets how long workers are killed; what is left then is done by those that live.</summary>
    public required TimeSpan KillingTime { get; init; }

    /// <summary>Gets how long the campaign may take.</summary>
    public required TimeSpan Limit { get; init; }

    /// <summary>Gets a value indicating whether no job listens when it is told to stop; one in four does not unless set.</summary>
    public bool AllAreDeaf { get; init; }

    public string Variant { get; init; } = JobVariants.Sound;

    public static JobCampaignPlan Short => new()
    {
        Jobs = Setting("RASO_TEST_JOBS") ?? 1000,
        Seed = Setting("RASO_TEST_SEED") ?? Environment.TickCount,
        KillingTime = TimeSpan.FromSeconds(24),
        Limit = TimeSpan.FromMinutes(15),
    };

    public static JobCampaignPlan Long => new()
    {
        Jobs = Setting("RASO_TEST_JOBS") ?? 10_000,
        Seed = Setting("RASO_TEST_SEED") ?? Environment.TickCount,
        KillingTime = TimeSpan.FromMinutes(10),
        Limit = TimeSpan.FromHours(1),
    };

    /// <summary>Makes the jobs: the long ones first, some that wait a while, and some that do not listen when they are told to stop.</summary>
    public IReadOnlyList<NewGenerationJob> CreateJobs(Guid paperId)
    {
        var random = new Random(Seed);
        return
        [
            .. Enumerable.Range(0, Jobs).Select(number =>
            {
                var isLong = number < Jobs * LongPerThousand / 1000;
                var time = isLong ? Lease * 10 : TimeSpan.FromMilliseconds(random.Next(LongestShortMs));
                var isDeaf = random.Next(4) == 0 || AllAreDeaf;
                return new NewGenerationJob
                {
                    PaperId = paperId,
                    Type = (JobType)random.Next(4),
                    GenerationParameters = JsonElement.Parse(string.Create(
                        CultureInfo.InvariantCulture, $$"""{"milliseconds": {{time.TotalMilliseconds:0}}, "deaf": {{(isDeaf ? "true" : "false")}}}""")),
                    Priority = isLong ? 10 : random.Next(3),
                    Delay = TimeSpan.FromMilliseconds(isLong || random.Next(5) != 0 ? 0 : random.Next(5000)),
                    // None is to fail for good because its workers were killed.
                    MaxAttempts = 100,
                };
            }),
        ];
    }

    private static int? Setting(string name) =>
        Environment.GetEnvironmentVariable(name) is { Length: > 0 } text ? int.Parse(text, CultureInfo.InvariantCulture) : null;
}
