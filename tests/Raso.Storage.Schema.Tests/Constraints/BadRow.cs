namespace Raso.Storage.Schema.Tests;

/// <summary>A row that one constraint must refuse: the good row of its table with a few columns set otherwise.</summary>
/// <param name="Table">The table.</param>
/// <param name="Constraint">The constraint.</param>
/// <param name="Columns">The columns set otherwise, each <c>name = SQL</c>.</param>
internal sealed record BadRow(string Table, string Constraint, params string[] Columns)
{
    /// <summary>Gets what is seen in place of the constraint's name, where a trigger looks first.</summary>
    internal string? Fault { get; init; }

    /// <summary>Gets the columns that SQLite names in place of a broken unique constraint.</summary>
    internal string? Unique { get; init; }

    /// <summary>Gets whether the table's guard must be silenced for the constraint to be asked at all.</summary>
    internal bool Unguarded { get; init; }

    /// <summary>Gets the only dialect in which the constraint, or this way to break it, exists; both where null.</summary>
    internal bool? OnPostgres { get; init; }

    internal string ExpectedFault(bool postgres) =>
        Fault ?? (Unique is null || postgres ? Constraint : string.Join(", ", Unique.Split(' ').Select(column => $"{Table}.{column}")));

    public override string ToString() => $"{Constraint} ({string.Join(", ", Columns)})";
}
