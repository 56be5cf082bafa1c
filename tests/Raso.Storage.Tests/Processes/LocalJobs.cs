using Microsoft.Extensions.Logging.Abstractions;
using Raso.Storage.Local;

namespace Raso.Storage.Processes;

/// <summary>What another process does on a root.</summary>
internal static class LocalJobs
{
    public const string Switch = "--worker";

    /// <summary>Opens the root, all at once with the others, and tells its identity.</summary>
    public const string Identity = "identity";

    /// <summary>Begins to store <c>held</c> and waits in the middle of it.</summary>
    public const string Hold = "hold";

    /// <summary>Makes the calls that it is told, and tells what each came to.</summary>
    public const string Calls = "calls";

    public static async Task<int> RunAsync(string job, string root)
    {
        var options = new LocalStorageOptions { RootPath = root };
        await using var backend = new CloudStorageBackend("disk", new LocalStorageDriver(options), options, TimeProvider.System, NullLoggerFactory.Instance);
        Console.WriteLine("ready");
        if (await Console.In.ReadLineAsync() is not { } first)
        {
            return 1;
        }

        switch (job)
        {
            case Identity:
                Console.WriteLine((await backend.GetIdentityAsync())!.Id);
                return 0;
            case Hold:
                using (var content = new WaitingStream(() => Console.WriteLine("held"), Console.In))
                {
                    await backend.StoreAsync("held", FileContent.FromStream(content));
                }

                Console.WriteLine("stored");
                return 0;
            case Calls:
                for (var line = first; line is not null; line = await Console.In.ReadLineAsync())
                {
                    Console.WriteLine(await CallAsync(backend, line.Split(' ')));
                }

                return 0;
            default:
                return 2;
        }
    }

    private static async Task<string> CallAsync(CloudStorageBackend backend, string[] call)
    {
        try
        {
            switch (call)
            {
                case ["store", var path]:
                    await backend.StoreAsync(path, FileContent.FromText("x"));
                    break;
                case ["retrieve", var path]:
                    await backend.RetrieveBytesAsync(path);
                    break;
                case ["delete", var path]:
                    await backend.DeleteAsync(path);
                    break;
                case ["list"]:
                    await foreach (var _ in backend.ListAsync())
                    {
                        // Only whether it can be listed counts.
                    }

                    break;
                case ["probe"]:
                    await ((LocalStorageDriver)backend.Driver).ProbeWriteAsync();
                    break;
                default:
                    return "no such call";
            }

            return "ok";
        }
        catch (StorageException error)
        {
            return $"{error.Code}|{error.IsTransient}|{error.Path}|{error.InnerException?.GetType().Name}|{error.Message}";
        }
        catch (IOException error)
        {
            return $"IOException|{error.Message}";
        }
    }
}
