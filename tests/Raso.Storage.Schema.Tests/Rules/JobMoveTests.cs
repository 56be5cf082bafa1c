namespace Raso.Storage.Schema.Tests;

/// <summary>The moves of a job between its states, by plain SQL: those that docs/jobs.md draws, and no other.</summary>
public sealed class JobMoveTests
{
    private const string Claim = $"status = 'running', attempts = attempts + 1, lease_token = lease_token + 1, lease_holder = 'w', lease_until = '{{later}}'";
    private const string Off = "lease_holder = NULL, lease_until = NULL";
    private const string End = $"{Off}, completed_at = '{{later}}'";

    /// <summary>How to come to each state from a new job.</summary>
    private static readonly Dictionary<string, string[]> Ways = new()
    {
        ["pending"] = [],
        ["running"] = [Claim],
        ["completed"] = [Claim, $"status = 'completed', {End}"],
        ["failed"] = [Claim, $"status = 'failed', {End}"],
        ["cancelled"] = ["status = 'cancelled', completed_at = '{later}'"],
    };

    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["pending"] = [Claim, "status = 'cancelled', completed_at = '{later}'", "priority = 7", "available_at = '{later}'"],
        ["running"] =
        [
            "lease_until = '{later}'", "progress_percentage = 5", $"status = 'pending', {Off}", $"status = 'pending', attempts = attempts - 1, {Off}",
            $"status = 'completed', {End}", $"status = 'failed', {End}", $"status = 'cancelled', {End}", "cancel_requested_at = '{later}'",
        ],
        ["completed"] = ["row_version = 9"],
        ["failed"] = ["status = 'pending', attempts = 0, completed_at = NULL"],
        ["cancelled"] = ["status = 'pending', attempts = 0, completed_at = NULL"],
    };

    private static readonly Dictionary<string, string[]> Refused = new()
    {
        ["pending"] =
        [
            "status = 'completed', completed_at = '{later}'", "status = 'failed', completed_at = '{later}'", "attempts = 1", "lease_token = 9",
            Claim.Replace("attempts + 1", "attempts", StringComparison.Ordinal), Claim.Replace("lease_token + 1", "lease_token", StringComparison.Ordinal),
            Claim.Replace("lease_token + 1", "lease_token + 2", StringComparison.Ordinal),
        ],
        ["running"] =
        [
            Claim, "lease_token = lease_token + 1", "attempts = attempts + 1", "lease_holder = 'other'", $"status = 'pending', attempts = attempts + 1, {Off}",
            $"status = 'pending', lease_token = lease_token + 1, {Off}", $"status = 'completed', attempts = 0, {End}",
        ],
        ["completed"] =
        [
            "status = 'pending', attempts = 0, completed_at = NULL", $"{Claim}, completed_at = NULL", "status = 'failed'", "status = 'cancelled'", "progress_percentage = 5",
            "output_assets = '[]'", "priority = 3", "lease_token = 9",
        ],
        ["failed"] = ["status = 'pending', completed_at = NULL", $"{Claim}, completed_at = NULL", "status = 'completed'", "error_messages = list[\"x\"]", "completed_at = '2030-01-01T00:00:00.000Z'"],
        ["cancelled"] = ["status = 'pending', attempts = 1, completed_at = NULL", $"{Claim}, completed_at = NULL", "status = 'completed'", "cancel_reason = 'x'"],
    };

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Update_ThatMoves_IsRefusedUnlessDrawn(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);
        foreach (var state in Ways.Keys)
        {
            foreach (var move in Allowed[state])
            {
                await ComeToAsync(database, state);

                await SetAsync(database, move);
            }

            await ComeToAsync(database, state);
            foreach (var move in Refused[state])
            {
                (await database.FaultAsync($"UPDATE generation_jobs SET {Fill(move)}")).Should().Be("RS004", "{0} of a {1} job is drawn nowhere", move, state);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Catalogues.All), MemberType = typeof(Catalogues))]
    public async Task Insert_OfAJobThatDoesNotBegin_IsRefused(CatalogueKind kind)
    {
        await using var database = await Rows.WithVideoAsync(kind);

        foreach (var columns in (string[][])
            [
                ["attempts = 1"], ["status = 'cancelled'", $"completed_at = '{Rows.Later}'"], ["status = 'running'", "lease_holder = 'w'", $"lease_until = '{Rows.Later}'"],
            ])
        {
            (await database.FaultAsync(GoodRows.Insert("generation_jobs", columns))).Should().Be("RS004");
        }
    }

    private static async Task ComeToAsync(CatalogueDatabase database, string state)
    {
        await database.ExecuteAsync("DELETE FROM generation_jobs");
        await database.ExecuteAsync(GoodRows.Insert("generation_jobs"));
        foreach (var step in Ways[state])
        {
            await SetAsync(database, step);
        }
    }

    private static Task SetAsync(CatalogueDatabase database, string assignments) => database.ExecuteAsync($"UPDATE generation_jobs SET {Fill(assignments)}");

    private static string Fill(string assignments) => assignments.Replace("{later}", Rows.Later, StringComparison.Ordinal);
}
