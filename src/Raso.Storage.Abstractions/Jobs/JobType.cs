namespace Raso.Storage.Jobs;

/// <summary>What a job makes.</summary>
public enum JobType
{
    /// <summary>The whole video of a paper, with all its parts.</summary>
    FullVideo = 0,

    /// <summary>The narration alone.</summary>
    AudioOnly,

    /// <summary>The visuals alone.</summary>
    VisualOnly,

    /// <summary>A better version of what is there.</summary>
    Enhancement,
}
