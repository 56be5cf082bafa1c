using System.Security.Cryptography;

namespace Raso.Storage.Samples.Tests;

/// <summary>The tour of the clouds on every backend of its settings: what is printed, what stays, and what is said when something is missing.</summary>
public sealed class CloudsTests : IDisposable
{
    private const int Files = 3;

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("raso-clouds");

    [Fact]
    public async Task Run_OnDisk_StoresListsReadsAndDeletes()
    {
        var run = await RunAsync("disk", []);

        Toured(run, "disk", signs: false);
        Directory.EnumerateFiles(Path.Combine(_folder.FullName, "files"), "*", SearchOption.AllDirectories)
            .Should().OnlyContain(path => path.Contains(".raso", StringComparison.Ordinal), "what was stored was deleted again");
    }

    [Fact]
    public async Task Run_OnDiskToKeep_LeavesTheFilesThere()
    {
        var run = await RunAsync("disk", [], "--keep", "true");

        run.ExitCode.Should().Be(0, run.Printed);
        var kept = Path.Combine(_folder.FullName, "files", "clouds-sample", "deep", "er", "note.txt");
        (await File.ReadAllTextAsync(kept, TestContext.Current.CancellationToken)).Should().Be("a note");
    }

    [Fact]
    [Trait("Category", "Server")]
    public async Task Run_OnS3_SharesAFileBySignedUrl()
    {
        var server = S3();
        var run = await RunAsync(
            "s3",
            new()
            {
                ["s3:ServiceUrl"] = server["Endpoint"],
                ["s3:Bucket"] = NewName(),
                ["s3:CreateContainer"] = "true",
                ["s3:AccessKey"] = server["AccessKey"],
                ["s3:SecretKey"] = server["SecretKey"],
            });

        Toured(run, "s3", signs: true);
        run.Printed.Should().NotContain(server["SecretKey"]).And.NotContain("X-Amz-Signature");
    }

    [Fact]
    [Trait("Category", "Server")]
    public async Task Run_OnMinio_SharesAFileBySignedUrl()
    {
        var server = S3();
        var run = await RunAsync(
            "minio",
            new()
            {
                ["minio:Endpoint"] = server["Endpoint"],
                ["minio:Bucket"] = NewName(),
                ["minio:AccessKey"] = server["AccessKey"],
                ["minio:SecretKey"] = server["SecretKey"],
            });

        Toured(run, "minio", signs: true);
        run.Printed.Should().NotContain(server["SecretKey"]).And.NotContain("X-Amz-Signature");
    }

    [Fact]
    [Trait("Category", "Server")]
    public async Task Run_OnAzure_SharesAFileBySignedUrl()
    {
        var run = await RunAsync(
            "azure",
            new() { ["azure:ConnectionString"] = Require("RASO_TEST_AZURE"), ["azure:ServiceUri"] = "", ["azure:Container"] = NewName(), ["azure:CreateContainer"] = "true" });

        Toured(run, "azure", signs: true);
        run.Printed.Should().NotContain("sig=");
    }

    [Fact]
    [Trait("Category", "Server")]
    public async Task Run_OnGoogle_StoresListsReadsAndDeletes()
    {
        // The emulator knows no accounts, so nobody can sign.
        var run = await RunAsync("google", new() { ["google:Endpoint"] = Require("RASO_TEST_GOOGLE"), ["google:Anonymous"] = "true", ["google:Bucket"] = NewName() });

        Toured(run, "google", signs: false);
    }

    [Theory]
    [InlineData("tape", "There is no backend 'tape' in appsettings.json; choose with --use one of: azure, disk, google, minio, s3.")]
    [InlineData("minio", "Backends:minio:AccessKey is not set, and the environment has no keys")]
    public async Task Run_WithSomethingMissing_NamesTheMend(string backend, string message)
    {
        var run = await RunAsync(backend, []);

        run.ExitCode.Should().Be(1);
        run.Printed.Should().Contain(message).And.NotContain(" at Clouds.");
    }

    [Fact]
    public async Task Run_OnAFolderThatIsNotThere_SaysSo()
    {
        var run = await RunAsync("disk", [], "--folder", Path.Combine(_folder.FullName, "gone"));

        run.ExitCode.Should().Be(1);
        run.Printed.Should().Contain("There is no folder").And.Contain("--folder");
    }

    [Fact]
    public async Task Run_WithUnreadableArgument_SaysSo()
    {
        var run = await RunAsync("disk", [], "--keep", "perhaps");

        run.ExitCode.Should().Be(1);
        run.Printed.Should().Contain("perhaps").And.NotContain(" at Clouds.");
    }

    [Fact]
    public async Task Run_AskedForHelp_PrintsIt()
    {
        var run = await SampleRun.StartAsync("dotnet", "exec", Program, "--help");

        run.ExitCode.Should().Be(0);
        run.Printed.Should().Contain("--use NAME").And.Contain("CLOUDS_Backends__minio__SecretKey");
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Program => Path.Combine(AppContext.BaseDirectory, "Clouds.dll");

    private static void Toured(SampleRun run, string backend, bool signs)
    {
        run.ExitCode.Should().Be(0, run.Printed);
        run.Printed.Should().Contain($"stored {Files} files").And.Contain($"on '{backend}'").And.Contain("clouds-sample/deep/er/note.txt")
            .And.Contain($"read {Files} of {Files} files back, each as its SHA-256 says").And.Contain($"deleted {Files} files")
            .And.Contain(signs ? "somebody without an account got 200 and 300000 of 300000 bytes" : "not shared:");
    }

    private static string NewName() => $"clouds-{RandomNumberGenerator.GetHexString(12, lowercase: true)}";

    private static Dictionary<string, string> S3() => Require("RASO_TEST_S3").Split(';', StringSplitOptions.RemoveEmptyEntries)
        .Select(pair => pair.Split('=', 2)).ToDictionary(pair => pair[0], pair => pair[1]);

    private static string Require(string variable) => Environment.GetEnvironmentVariable(variable) is { Length: > 0 } value
        ? value
        : throw new InvalidOperationException($"{variable} is not set, so there is no server to test with; run the tests with ./eng/test.");

    private async Task<SampleRun> RunAsync(string backend, Dictionary<string, string> settings, params string[] arguments)
    {
        var input = Directory.CreateDirectory(Path.Combine(_folder.FullName, "input")).FullName;
        var deep = Directory.CreateDirectory(Path.Combine(input, "deep", "er")).FullName;
        await File.WriteAllBytesAsync(Path.Combine(input, "a.mp4"), RandomNumberGenerator.GetBytes(300_000), TestContext.Current.CancellationToken);
        await File.WriteAllBytesAsync(Path.Combine(input, "empty.bin"), [], TestContext.Current.CancellationToken);
        await File.WriteAllTextAsync(Path.Combine(deep, "note.txt"), "a note", TestContext.Current.CancellationToken);
        // By the environment, where secrets belong.
        return await SampleRun.StartAsync(
            [
                "env", "-u", "MINIO_ACCESS_KEY", "-u", "MINIO_ROOT_USER", "-u", "AWS_ACCESS_KEY_ID", "-u", "AWS_WEB_IDENTITY_TOKEN_FILE",
                .. settings.Select(pair => $"CLOUDS_Backends__{pair.Key.Replace(":", "__", StringComparison.Ordinal)}={pair.Value}"),
                "dotnet", "exec", Program, "--use", backend, "--folder", input, "--backends:disk:rootpath", Path.Combine(_folder.FullName, "files"), .. arguments,
            ]);
    }
}
