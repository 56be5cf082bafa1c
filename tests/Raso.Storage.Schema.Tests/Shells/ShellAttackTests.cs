namespace Raso.Storage.Schema.Tests.Shells;

/// <summary>Plain SQL from the database's own shell, written to break the rules of files and versions: each attack is refused, or what it did is put right.</summary>
public abstract class ShellAttackTests(ShellCatalogue catalogue)
{
    protected ShellCatalogue Catalogue => catalogue;

    /// <summary>Runs an attack that must be refused, by one of the words that are told, and leave every row as it was.</summary>
    protected async Task RefusedAsync(string attack, string by)
    {
        var sql = await catalogue.SeedAsync(attack);
        var before = await catalogue.DumpAsync();

        var result = await catalogue.AttackAsync(sql);

        result.Failed.Should().BeTrue("it is refused: {0}", sql);
        result.Errors.Should().ContainAny(by.Split('|'), sql);
        (await catalogue.DumpAsync()).Should().Be(before, "nothing of it may stay: {0}", sql);
        (await catalogue.BrokenRulesAsync()).Should().BeEmpty(sql);
    }

    /// <summary>Runs an attack that may do what it does, as long as every rule holds afterwards.</summary>
    protected async Task PutRightAsync(string attack)
    {
        var sql = await catalogue.SeedAsync(attack);

        var result = await catalogue.AttackAsync(sql);

        result.Failed.Should().BeFalse("it is taken: {0}", result.Errors);
        (await catalogue.BrokenRulesAsync()).Should().BeEmpty(sql);
    }
}
