using System.Text;
using Raso.Storage.Catalog;

namespace Raso.Storage.Sqlite.Tests;

/// <summary>What stands at DataSource already, or cannot stand there.</summary>
public sealed class DatabaseFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("raso-file-").FullName;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string> Contents =>
        ["x", "S", "\0", "xy", "SQLite format 3", "SQLite format 3\0", "notes\n", new string('x', 512), new string('\0', 4096), new string('x', 5000)];

    [Theory]
    [MemberData(nameof(Contents))]
    public async Task Open_FileOfAnotherKind_IsRefusedAndLeftAsItIs(string content)
    {
        var file = Path.Combine(_folder, "notes.txt");
        await File.WriteAllTextAsync(file, content, new ASCIIEncoding(), Token);

        var error = await FailAsync(file);

        error.Code.Should().Be(CatalogErrorCode.InvalidArgument);
        error.IsTransient.Should().BeFalse();
        error.Message.Should().Contain(file).And.Contain("no SQLite database").And.Contain("DataSource");
        (await File.ReadAllTextAsync(file, new ASCIIEncoding(), Token)).Should().Be(content);
        Directory.EnumerateFileSystemEntries(_folder).Should().Equal(file);
    }

    [Fact]
    public async Task Open_LinkToAFileOfAnotherKind_IsRefusedAndLeftAsItIs()
    {
        await File.WriteAllTextAsync(Path.Combine(_folder, "notes.txt"), "x", Token);
        var link = File.CreateSymbolicLink(Path.Combine(_folder, "raso.db"), "notes.txt").FullName;

        (await FailAsync(link)).Code.Should().Be(CatalogErrorCode.InvalidArgument);
        (await File.ReadAllTextAsync(link, Token)).Should().Be("x");
    }

    // The link's own length is that of the name it holds.
    [Fact]
    public async Task Open_LinkOfOneCharacterToADatabase_Answers()
    {
        var link = File.CreateSymbolicLink(Path.Combine(_folder, "raso.db"), "d").FullName;
        await using var first = Open(Path.Combine(_folder, "d"));
        await TemporaryDatabase.MigrateAsync(first);

        await using var second = Open(link);
        await ListAsync(second);
    }

    [Fact]
    public async Task Open_EmptyFile_BecomesTheDatabase()
    {
        var file = Path.Combine(_folder, "raso.db");
        await File.WriteAllTextAsync(file, "", Token);
        await using var catalog = Open(file);

        await TemporaryDatabase.MigrateAsync(catalog);

        (await File.ReadAllBytesAsync(file, Token)).Should().StartWith("SQLite format 3\0"u8.ToArray());
    }

    [Fact]
    public async Task Open_Folder_SaysThatItIsOneAndNamesTheMend()
    {
        var error = await FailAsync(_folder);

        error.Code.Should().Be(CatalogErrorCode.InvalidArgument);
        error.IsTransient.Should().BeFalse();
        error.Message.Should().Be($"'{_folder}' is a folder. Set DataSource to the name of a file in it, for example '{Path.Combine(_folder, "raso.db")}'.");
    }

    [Fact]
    public async Task Open_FoldersMissing_MakesThem()
    {
        var file = Path.Combine(_folder, "data", "catalogue", "raso.db");
        await using var catalog = Open(file);

        await TemporaryDatabase.MigrateAsync(catalog);
        await ListAsync(catalog);

        File.Exists(file).Should().BeTrue();
    }

    [Fact]
    public async Task Open_FileInTheWay_NamesIt()
    {
        var file = Path.Combine(_folder, "data");
        await File.WriteAllTextAsync(file, "notes", Token);

        var error = await FailAsync(Path.Combine(file, "catalogue", "raso.db"));

        error.Code.Should().Be(CatalogErrorCode.InvalidArgument);
        error.IsTransient.Should().BeFalse();
        error.Message.Should().Contain($"'{file}' is a file");
    }

    [Fact]
    public async Task Open_FolderCannotBeMade_IsClearAndNotTransient()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux has a folder in which nobody can make one.");

        var error = await FailAsync("/proc/raso/raso.db");

        error.Code.Should().BeOneOf(CatalogErrorCode.Unavailable, CatalogErrorCode.PermissionDenied);
        error.IsTransient.Should().BeFalse();
        error.Message.Should().Contain("'/proc/raso'").And.Contain("DataSource");
    }

    [Fact]
    public void Check_Folder_NamesTheOption() =>
        DatabaseFileCheck.Check(new SqliteOptions { DataSource = _folder }).Should().ContainSingle()
            .Which.Should().Match<ValidationFailure>(failure => failure.Field == "DataSource" && failure.Message.Contains("is a folder"));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static SqliteCatalog Open(string file) => new(new SqliteOptions { DataSource = file });

    private static async Task<CatalogException> FailAsync(string file)
    {
        await using var catalog = Open(file);
        return await Assert.ThrowsAsync<CatalogException>(() => ListAsync(catalog));
    }

    private static Task<IReadOnlyList<LedgerFile>> ListAsync(SqliteCatalog catalog) =>
        catalog.ReadAsync((session, token) => session.Files.ListAsync(null, 1, token), Token);
}
