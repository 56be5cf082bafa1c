using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Raso.Storage.Clouds.Tests.Secrets;

/// <summary>Makes every kind of call with some credentials, whatever comes of it, and requires that nothing told of them.</summary>
internal static class SecretRun
{
    /// <summary>Runs one case.</summary>
    /// <param name="credentials">The credentials.</param>
    /// <param name="register">Registers the provider.</param>
    /// <param name="tellMore">Tells what a test plants; nothing where <see langword="null"/>.</param>
    /// <returns>What was told that must not be, and how much was heard.</returns>
    public static async Task<(IReadOnlyList<string> Found, IReadOnlyCollection<string> Told)> RunAsync(
        CredentialCase credentials, Action<RasoBuilder> register, Action<Everything>? tellMore = null)
    {
        using var all = new Everything();
        Break(credentials, register, all);
        try
        {
            await using var services = Build(credentials.Settings, register, all);
            services.GetService<IStartupValidator>()?.Validate();
            await CallAsync(services.GetRequiredKeyedService<ICloudStorageBackend>("cloud"), all);
        }
        catch (Exception error)
        {
            all.Tell(error);
        }

        tellMore?.Invoke(all);
        return ([.. all.Told.SelectMany(line => SecretHunt.FindIn(line, credentials.Secrets))], all.Told);
    }

    // What the container says of options that are wrong, with the secrets beside them.
    private static void Break(CredentialCase credentials, Action<RasoBuilder> register, Everything all)
    {
        (string Key, string Value)[] faults = [("Buckett", "x"), ("PartSize", "large"), ("PartSize", "1"), ("Resilience:MaxRetries", "-1")];
        foreach (var (key, value) in faults)
        {
            try
            {
                using var services = Build(new(credentials.Settings) { [key] = value }, register, all);
                services.GetService<IStartupValidator>()?.Validate();
                services.GetRequiredKeyedService<ICloudStorageBackend>("cloud");
                all.Tell("container", "took it");
            }
            catch (Exception error)
            {
                all.Tell(error);
            }
        }
    }

    private static ServiceProvider Build(Dictionary<string, string?> settings, Action<RasoBuilder> register, Everything all)
    {
        var values = settings.ToDictionary(entry => $"Raso:Backends:cloud:{entry.Key}", entry => entry.Value);
        values.TryAdd("Raso:Backends:cloud:Resilience:MaxRetries", "1");
        values.TryAdd("Raso:Backends:cloud:Resilience:BaseDelay", "00:00:00.001");
        values.TryAdd("Raso:Backends:cloud:Resilience:AttemptTimeout", "00:00:10");
        values["Raso:Catalog:Type"] = "Sqlite";
        values["Raso:Catalog:DataSource"] = Path.Combine(Path.GetTempPath(), "none.db");
        return new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(all))
            .AddRaso(new ConfigurationBuilder().AddInMemoryCollection(values).Build().GetSection("Raso"), raso => register(raso.RegisterSqlite()))
            .BuildServiceProvider();
    }

    private static async Task CallAsync(ICloudStorageBackend backend, Everything all)
    {
        var token = TestContext.Current.CancellationToken;
        StoragePath path = $"secrets/{Guid.CreateVersion7():N}/file", copy = path + ".copy";
        all.Tell("text", $"{backend} {backend.Capabilities} {(backend as CloudStorageBackend)?.Driver}");
        Func<Task>[] calls =
        [
            () => backend.GetIdentityAsync(token),
            () => backend.StoreAsync(path, FileContent.FromText("content"), null, token),
            () => backend.StoreAsync(copy + "2", FileContent.FromBytes(new byte[6 << 20]), null, token),
            () => backend.StoreAsync(path, FileContent.FromText("content"), new StoreOptions { CreateOnly = true }, token),
            () => backend.RetrieveBytesAsync(path, token),
            () => backend.RetrieveBytesAsync(path + ".missing", token),
            async () => await (await backend.RetrieveAsync(path, new RetrieveOptions { Range = new ByteRange(1, 2) }, token)).DisposeAsync(),
            () => backend.GetInfoAsync(path, token),
            () => backend.ListAsync(new ListOptions { Prefix = "secrets/" }, token).ToListAsync(token).AsTask(),
            () => backend.CopyAsync(path, copy, null, token),
            async () => all.Tell("text", (await backend.SignUrlAsync(path, new SignedUrlOptions(), token)).ToString()),
            async () => all.Tell("text", (await backend.SignUrlAsync(path, new SignedUrlOptions { Method = SignedUrlMethod.Put }, token)).ToString()),
            () => backend.SetTierAsync(path, backend.Capabilities.Tiers is [var first, ..] ? first : "none", token),
            () => backend.AbortUploadsAsync("secrets/", TimeSpan.Zero, token),
            () => backend.DeleteManyAsync(new[] { path, copy }.ToAsyncEnumerable(), token).ToListAsync(token).AsTask(),
            () => backend.DeleteAsync(path, token),
        ];
        foreach (var call in calls)
        {
            try
            {
                await call();
                all.Tell("call", "done");
            }
            catch (Exception error) when (!token.IsCancellationRequested)
            {
                all.Tell(error);
            }
        }
    }
}
