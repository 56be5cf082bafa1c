using Raso.Storage.Local;

namespace Raso.Storage.Processes;

/// <summary>What another process does on a root.</summary>
internal static class LocalJobs
{
    public const string Switch = "--worker";

    /// <summary>Opens the root, all at once with the others, and tells its identity.</summary>
    public const string Identity = "identity";

    public static async Task<int> RunAsync(string job, string root)
    {
        using var driver = new LocalStorageDriver(new LocalStorageOptions { RootPath = root });
        Console.WriteLine("ready");
        if (await Console.In.ReadLineAsync() is null)
        {
            return 1;
        }

        switch (job)
        {
            case Identity:
                Console.WriteLine((await driver.GetIdentityAsync(CancellationToken.None))!.Id);
                return 0;
            default:
                return 2;
        }
    }
}
