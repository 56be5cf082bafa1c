namespace Raso.Storage.Jobs.Hosting;

/// <summary>Looks for types of jobs that two handlers of a host take: chance alone would say which of them runs one.</summary>
internal static class SharedTypes
{
    /// <param name="handlers">The types that each handler takes, by the name of its options, in order.</param>
    /// <returns>What is wrong, each with its mend.</returns>
    public static IEnumerable<string> Find(IEnumerable<(string Key, IReadOnlyCollection<JobType>? Types)> handlers)
    {
        var takers = new Dictionary<JobType, string>();
        foreach (var (key, types) in handlers)
        {
            var shared = (types ?? Enum.GetValues<JobType>()).Distinct().Where(type => !takers.TryAdd(type, key)).ToArray();
            foreach (var taker in shared.GroupBy(type => takers[type]))
            {
                yield return $"{key}:{nameof(GenerationJobOptions.Types)} has {string.Join(", ", taker)}, which {taker.Key} takes too; give each handler of a host types of its own.";
            }
        }
    }
}
