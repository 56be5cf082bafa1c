using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Raso.Storage.Catalog;
using Raso.Storage.Files;
using Raso.Storage.Papers;
using Raso.Storage.Services.Tests.Setup;

namespace Raso.Storage.Services.Tests.Files;

/// <summary>A backend's name stays with its store.</summary>
public abstract class BackendIdentityTests(Catalogue catalogue) : IAsyncLifetime
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private string Right => _folder.Of("right");

    private string Wrong => _folder.Of("wrong");

    public async ValueTask InitializeAsync() => await catalogue.ResetAsync();

    public ValueTask DisposeAsync()
    {
        _folder.Dispose();
        GC.SuppressFinalize(this);
        return ValueTask.CompletedTask;
    }

    [Fact]
    public async Task Store_OnAnotherRootUnderTheSameName_IsRefusedBeforeTheIntent()
    {
        var paper = await StoreAsync(Right);
        await using var host = Build(Wrong);

        var attach = () => Papers(host).AttachPdfAsync(paper.Id, Samples.Pdf("two"), cancellationToken: Token);

        AssertNames((await attach.Should().ThrowAsync<StorageException>()).Which);
        (await LedgerAsync(host)).Should().ContainSingle().Which.State.Should().Be(FileState.Committed);
    }

    [Fact]
    public async Task Delete_OnAnotherRootUnderTheSameName_IsRefusedAndKeepsRowsAndBytes()
    {
        var paper = await StoreAsync(Right);
        await using var host = Build(Wrong);

        var delete = () => Papers(host).DeleteAsync(paper.Id, Token);

        AssertNames((await delete.Should().ThrowAsync<StorageException>()).Which);
        (await Papers(host).GetAsync(paper.Id, Token)).Should().NotBeNull();
        File.Exists(Path.Combine(Right, paper.PdfPath!.Value)).Should().BeTrue();
    }

    [Fact]
    public async Task Sweep_OnAnotherRootUnderTheSameName_MarksNothingDeletedAndKeepsTheBytes()
    {
        var paper = await StoreAsync(Right);
        await catalogue.RunAsync("DELETE FROM papers");
        await using var host = Build(Wrong);

        var report = await Sweeper(host).SweepAsync(Token);

        report.Deleted.Should().Be(0);
        var failure = report.Failures.Should().ContainSingle().Subject;
        failure.Reason.Should().Contain("RebindAsync(\"disk\")");
        (await LedgerAsync(host)).Should().ContainSingle().Which.State.Should().Be(FileState.Deleting);
        File.Exists(Path.Combine(Right, paper.PdfPath!.Value)).Should().BeTrue();

        await catalogue.EndPausesAsync();
        await using var right = Build(Right);
        (await Sweeper(right).SweepAsync(Token)).Should().BeEquivalentTo(new SweepReport(0, 1, []));
        File.Exists(Path.Combine(Right, paper.PdfPath.Value)).Should().BeFalse();
    }

    [Fact]
    public async Task Start_OnAnotherRootUnderTheSameName_IsRefused()
    {
        await StoreAsync(Right);
        await using var host = Build(Wrong);

        var start = async () =>
        {
            foreach (var service in host.GetServices<IHostedService>())
            {
                await service.StartAsync(Token);
            }
        };

        AssertNames((await start.Should().ThrowAsync<StorageException>()).Which);
    }

    [Fact]
    public async Task Store_UnderASecondNameOnTheSameRoot_IsRefused()
    {
        await StoreAsync(Right);
        await using var host = Build(raso => raso
            .AddLocalStorage("disk", options => options.RootPath = Right)
            .AddLocalStorage("copy", options => options.RootPath = Right)
            .UseDefault("copy"));

        var paper = await Papers(host).CreateAsync(Samples.Paper("Second"), Token);
        var attach = () => Papers(host).AttachPdfAsync(paper.Id, Samples.Pdf("two"), cancellationToken: Token);

        var error = (await attach.Should().ThrowAsync<StorageException>()).Which;
        error.Code.Should().Be(StorageErrorCode.IdentityMismatch);
        error.IsTransient.Should().BeFalse();
        error.Backend.Should().Be("copy");
        error.Message.Should().Contain("'disk'").And.Contain(Right).And.Contain("store of its own");
        (await LedgerAsync(host)).Should().ContainSingle();
    }

    [Fact]
    public async Task Rebind_AfterAMove_GoesOn()
    {
        await StoreAsync(Right);
        await using var host = Build(Wrong);

        var bound = await Identities(host).RebindAsync("disk", Token);

        bound.Name.Should().Be("disk");
        bound.Location.Should().EndWith(Wrong);
        (await Identities(host).ListAsync(Token)).Should().Equal(bound);
        var paper = await StoreAsync(host);
        File.Exists(Path.Combine(Wrong, paper.PdfPath!.Value)).Should().BeTrue();
        await using var old = Build(Right);
        var attach = () => StoreAsync(old);
        (await attach.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.IdentityMismatch);
    }

    [Fact]
    public async Task Rebind_ToTheStoreOfAnotherName_IsRefused()
    {
        await StoreAsync(Right);
        await using var host = Build(raso => raso.AddLocalStorage("copy", options => options.RootPath = Right));

        var rebind = () => Identities(host).RebindAsync("copy", Token);

        (await rebind.Should().ThrowAsync<StorageException>()).Which.Message.Should().Contain("'disk'");
        (await Identities(host).ListAsync(Token)).Should().ContainSingle().Which.Name.Should().Be("disk");
    }

    [Fact]
    public async Task Check_OfARootThatWasCopiedWhole_KnowsIt()
    {
        var paper = await StoreAsync(Right);
        Copy(Right, Wrong);
        Directory.Delete(Right, recursive: true);
        await using var host = Build(Wrong);

        await Identities(host).CheckAsync("disk", Token);

        await using var file = await Papers(host).OpenPdfAsync(paper.Id, cancellationToken: Token);
        file.Info.Length.Should().BePositive();
    }

    [Fact]
    public async Task Check_ByManyHostsAtOnce_RecordsOneRow()
    {
        var hosts = Enumerable.Range(0, 20).Select(_ => Build(Right)).ToList();

        await Task.WhenAll(hosts.Select(host => Identities(host).CheckAsync("disk", Token)));

        (await Identities(hosts[0]).ListAsync(Token)).Should().ContainSingle();
        foreach (var host in hosts)
        {
            await host.DisposeAsync();
        }
    }

    [Fact]
    public async Task Check_OfABackendInMemory_RecordsNothing()
    {
        await using var host = Build(raso => raso.AddInMemoryStorage("memory"));

        await Identities(host).CheckAsync("memory", Token);

        (await Identities(host).ListAsync(Token)).Should().BeEmpty();
        var rebind = () => Identities(host).RebindAsync("memory", Token);
        (await rebind.Should().ThrowAsync<StorageException>()).Which.Code.Should().Be(StorageErrorCode.NotSupported);
        var unknown = () => Identities(host).CheckAsync("none", Token);
        await unknown.Should().ThrowAsync<ArgumentException>().WithMessage("*'none'*");
    }

    private static IPaperRepository Papers(ServiceProvider host) => host.GetRequiredService<IPaperRepository>();

    private static IFileSweeper Sweeper(ServiceProvider host) => host.GetRequiredService<IFileSweeper>();

    private static IBackendIdentities Identities(ServiceProvider host) => host.GetRequiredService<IBackendIdentities>();

    private static Task<IReadOnlyList<LedgerFile>> LedgerAsync(ServiceProvider host) => host.GetRequiredService<ICatalog>().ReadLatestAsync(
        (session, token) => session.Files.ListAsync(null, 1000, token), Token);

    private static void Copy(string source, string target)
    {
        Directory.CreateDirectory(target);
        foreach (var folder in Directory.EnumerateDirectories(source, "*", SearchOption.AllDirectories))
        {
            Directory.CreateDirectory(Path.Combine(target, Path.GetRelativePath(source, folder)));
        }

        foreach (var file in Directory.EnumerateFiles(source, "*", SearchOption.AllDirectories))
        {
            File.Copy(file, Path.Combine(target, Path.GetRelativePath(source, file)));
        }
    }

    private async Task<Paper> StoreAsync(string root)
    {
        await using var host = Build(root);
        return await StoreAsync(host);
    }

    private static async Task<Paper> StoreAsync(ServiceProvider host)
    {
        var paper = await Papers(host).CreateAsync(Samples.Paper($"Paper {Guid.CreateVersion7()}"), Token);
        return await Papers(host).AttachPdfAsync(paper.Id, Samples.Pdf(), cancellationToken: Token);
    }

    private ServiceProvider Build(string root) => Build(raso => raso.AddLocalStorage("disk", options => options.RootPath = root));

    private ServiceProvider Build(Action<RasoBuilder> configure) => new ServiceCollection().AddRaso(raso =>
    {
        catalogue.Use(raso);
        configure(raso);
    }).BuildServiceProvider();

    private void AssertNames(StorageException error)
    {
        error.Code.Should().Be(StorageErrorCode.IdentityMismatch);
        error.IsTransient.Should().BeFalse();
        error.Backend.Should().Be("disk");
        error.Message.Should().Contain("'disk'").And.Contain(Right).And.Contain(Wrong).And.Contain("RebindAsync(\"disk\")");
    }
}
