using System.Globalization;

namespace Raso.Storage.Crash.Worker;

/// <summary>Which papers a worker makes films of, and under what name.</summary>
/// <param name="Lane">The lane; no two have a paper in common.</param>
/// <param name="Papers">How many papers it has.</param>
/// <param name="Side">Tells apart the workers that are at the same papers at the same time.</param>
public sealed record FilmOrder(int Lane, int Papers, string Side)
{
    /// <summary>Gets the name of the run that goes on from worker to worker.</summary>
    public string Run => string.Create(CultureInfo.InvariantCulture, $"lane-{Lane}-{Side}");

    public IEnumerable<FilmPaper> Films => Enumerable.Range(0, Papers).Select(place => new FilmPaper(Lane, place));

    public static FilmOrder Parse(string text)
    {
        var words = text.Split(':');
        return new FilmOrder(int.Parse(words[0], CultureInfo.InvariantCulture), int.Parse(words[1], CultureInfo.InvariantCulture), words[2]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Lane}:{Papers}:{Side}");
}
