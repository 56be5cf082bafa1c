using System.Text.Json;
using Raso.Storage.Assets;
using Raso.Storage.Catalog;
using Raso.Storage.Jobs;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Jobs;

public sealed class JobMarksTests
{
    private readonly StillTime _time = new();

    [Theory]
    [InlineData(20, 0, false)]
    [InlineData(21, 0, true)]
    [InlineData(120, 1000, false)]
    [InlineData(300, 1000, true)]
    public void IsDear_ByTimeAndJobs_Tells(int milliseconds, int claimed, bool dear) =>
        JobMarks.IsDear(TimeSpan.FromMilliseconds(milliseconds), claimed).Should().Be(dear);

    [Fact]
    public void Get_AfterADearLook_GoesOnFromWhereItEnded()
    {
        var marks = new JobMarks(_time);
        marks.Get().Should().BeNull("nothing is known");
        GenerationJob[] claimed = [Row(7, 1), Row(7, 2)];

        LookThrice(marks, [9, 0], claimed, TimeSpan.FromMilliseconds(50));

        marks.Get().Should().Equal(JobMark.Before(9), MarkOf(claimed[1]), JobMark.Before(0));
        var next = Row(0, 3);
        marks.GoOn([next], looked: false);
        marks.Get().Should().Equal(JobMark.Before(9), MarkOf(claimed[1]), MarkOf(next));
    }

    [Fact]
    public void Get_TenLooksLater_LooksAgain()
    {
        var marks = new JobMarks(_time);
        LookThrice(marks, [0], [], TimeSpan.FromMilliseconds(50));
        _time.Advance(TimeSpan.FromMilliseconds(499));
        marks.Get().Should().NotBeNull();

        _time.Advance(TimeSpan.FromMilliseconds(1));

        marks.Get().Should().BeNull("looking takes a tenth of the time at most");
        marks.GoOn([Row(0, 1)], looked: true);
        marks.Get().Should().BeNull();
    }

    [Fact]
    public void Get_AfterOneDearLookAmongCheapOnes_LooksAtEverything()
    {
        var marks = new JobMarks(_time);
        for (var i = 0; i < 5; i++)
        {
            marks.LookDear([0], [], TimeSpan.FromSeconds(1));
            marks.LookDear([0], [], TimeSpan.FromSeconds(1));
            marks.Get().Should().BeNull("what stalled once or twice is no old transaction");
            marks.GoOn([], looked: true);
        }
    }

    [Fact]
    public void Get_AfterLooksOfManySeconds_LooksAgainSoon()
    {
        var marks = new JobMarks(_time);
        LookThrice(marks, [0], [], TimeSpan.FromMinutes(1));

        _time.Advance(TimeSpan.FromSeconds(2));

        marks.Get().Should().BeNull("jobs of another priority wait for the next look");
    }

    private static void LookThrice(JobMarks marks, IReadOnlyList<int> priorities, IReadOnlyList<GenerationJob> claimed, TimeSpan took)
    {
        for (var i = 0; i < 3; i++)
        {
            marks.LookDear(priorities, claimed, took);
        }
    }

    private static JobMark MarkOf(GenerationJob job) => new(job.Priority, job.AvailableAt, job.Id);

    private static GenerationJob Row(int priority, int second) => new()
    {
        Id = Guid.CreateVersion7(),
        PaperId = Guid.CreateVersion7(),
        Type = JobType.FullVideo,
        Status = JobStatus.Running,
        GenerationParameters = JsonElement.Parse("{}"),
        QualityPreset = QualityPreset.Medium,
        Priority = priority,
        ProgressPercentage = 0,
        StagesCompleted = [],
        ErrorMessages = [],
        Attempts = 1,
        MaxAttempts = 3,
        AvailableAt = DateTimeOffset.UnixEpoch.AddSeconds(second),
        LeaseToken = 1,
        CreatedAt = DateTimeOffset.UnixEpoch,
        UpdatedAt = DateTimeOffset.UnixEpoch,
        RowVersion = 2,
    };
}
