namespace Raso.Storage.Samples.Tests;

/// <summary>Runs the Quickstart.</summary>
internal static class Quickstart
{
    private static readonly string[] Program = ["dotnet", "exec", Path.Combine(AppContext.BaseDirectory, "Quickstart.dll")];

    internal static Task<SampleRun> RunAsync(params string[] arguments) => SampleRun.StartAsync([.. Program, .. arguments]);

    /// <summary>Runs it so that permissions count, also where the tests run as root.</summary>
    internal static Task<SampleRun> RunWithoutRightsAsync(params string[] arguments) => SampleRun.StartAsync(
        Environment.IsPrivilegedProcess ? ["setpriv", "--bounding-set=-dac_override,-dac_read_search", .. Program, .. arguments] : [.. Program, .. arguments]);
}
