using System.Text;

namespace Raso.Storage.Crash.Worker;

/// <summary>What a worker tells the test, on standard output.</summary>
internal static class Telling
{
    private static readonly Stream Output = Console.OpenStandardOutput();

    /// <summary>Tells one line. One write for each, so that a kill cannot tear it, and no buffer, so that it is told before the worker goes on.</summary>
    public static void Tell(string line) => Output.Write(Encoding.UTF8.GetBytes(line + "\n"));
}
