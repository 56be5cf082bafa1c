using Raso.Storage.Catalog;

namespace Raso.Storage.Schema.Tests.Shells;

/// <summary>A catalogue that is written to through its database's own shell alone.</summary>
public abstract class ShellCatalogue : IAsyncLifetime
{
    private int _rows;

    public abstract ValueTask InitializeAsync();

    public abstract ValueTask DisposeAsync();

    /// <summary>Runs a script as an application's user would: every right on rows, none on the schema.</summary>
    internal abstract Task<ShellResult> AttackAsync(string script);

    /// <summary>Runs a script as the one who owns everything.</summary>
    internal abstract Task<ShellResult> OwnAsync(string script);

    internal abstract string List(string element);

    /// <summary>Gets the schema that the tables stand in.</summary>
    internal abstract string Schema { get; }

    /// <summary>Every row of every table, in the database's own words.</summary>
    internal abstract Task<string> DumpAsync();

    /// <summary>Gets the questions that find what breaks a rule; each answers with nothing when all is well.</summary>
    internal abstract IEnumerable<string> Invariants { get; }

    /// <summary>Lays down rows of its own for one attack, and puts them into its text.</summary>
    internal async Task<string> SeedAsync(string attack)
    {
        var number = Interlocked.Increment(ref _rows);
        string Id(string kind) => $"00000000-0000-0000-{kind}-{number:d12}";
        var names = new Dictionary<string, string>
        {
            ["{paper}"] = Id("00a1"),
            ["{second}"] = Id("00a2"),
            ["{video}"] = Id("00b1"),
            ["{other}"] = Id("00b2"),
            ["{audio}"] = Id("00c1"),
            ["{visual}"] = Id("00d1"),
            ["{new}"] = Id("00ee"),
            ["{token}"] = Rows.Token,
            ["{later}"] = Rows.Later,
            ["{hash}"] = Rows.Hash,
            ["{list}"] = List("Ashish Vaswani"),
            ["{schema}"] = Schema,
        };
        foreach (var file in (string[])["v1", "v2", "o1", "a1", "w1", "src", "pdf", "free", "gone", "f1", "f2"])
        {
            names[$"{{{file}}}"] = $"{number}/{file}";
        }

        string Fill(string text) => names.Aggregate(text, (filled, name) => filled.Replace(name.Key, name.Value, StringComparison.Ordinal));
        var seeded = await OwnAsync(Fill(Seed));
        seeded.Failed.Should().BeFalse("the rows of the attack are good: {0}", seeded.Errors);
        return Fill(attack);
    }

    internal async Task<IReadOnlyList<string>> BrokenRulesAsync()
    {
        var result = await OwnAsync(string.Join("\n", Invariants.Select(question => $"{question};")));
        result.Failed.Should().BeFalse("the questions are good: {0}", result.Errors);
        return result.Lines;
    }

    /// <summary>Gets the whole schema as one script, each migration in a transaction as the migrator runs it.</summary>
    protected static string SchemaOf(System.Reflection.Assembly assembly) =>
        string.Join("\n", MigrationScript.Load(assembly).Select(script => $"BEGIN;\n{script.Sql}\n;\nCOMMIT;"));

    // {free} is named by the second paper alone, {gone} is a tombstone, {v1} the first version of {video}, whose file is {v2}.
    private const string Seed = """
        BEGIN;
        INSERT INTO files (path, token, lease_until) VALUES
            ('{v1}', '{token}', '{later}'), ('{v2}', '{token}', '{later}'), ('{o1}', '{token}', '{later}'), ('{a1}', '{token}', '{later}'),
            ('{w1}', '{token}', '{later}'), ('{src}', '{token}', '{later}'), ('{pdf}', '{token}', '{later}'), ('{free}', '{token}', '{later}'),
            ('{gone}', '{token}', '{later}');
        INSERT INTO file_replicas (file_id, backend) SELECT id, 'local' FROM files WHERE path IN
            ('{v1}', '{v2}', '{o1}', '{a1}', '{w1}', '{src}', '{pdf}', '{free}', '{gone}');
        UPDATE files SET state = 'abandoned' WHERE path = '{gone}';
        UPDATE files SET state = 'committed', size = 10, sha256 = '{hash}' WHERE path IN
            ('{v1}', '{v2}', '{o1}', '{a1}', '{w1}', '{src}', '{pdf}', '{free}');
        UPDATE file_replicas SET state = 'stored' WHERE file_id IN (SELECT id FROM files WHERE state = 'committed') AND state = 'writing';
        INSERT INTO papers (id, title, authors, folder, doi, pdf_path) VALUES
            ('{paper}', 'Attention', {list}, '{paper}', '10.1000/{paper}', '{pdf}'),
            ('{second}', 'Second', {list}, '{second}', '10.1000/{second}', '{free}');
        INSERT INTO video_assets (id, paper_id, title, file_path, file_size) VALUES
            ('{video}', '{paper}', 'Video', '{v1}', 10), ('{other}', '{paper}', 'Other', '{o1}', 10);
        UPDATE video_assets SET file_path = '{v2}' WHERE id = '{video}';
        INSERT INTO audio_assets (id, paper_id, video_asset_id, title, file_path, file_size) VALUES ('{audio}', '{paper}', '{video}', 'Audio', '{a1}', 10);
        INSERT INTO visual_assets (id, paper_id, title, role, file_path, file_size, source_code_path)
            VALUES ('{visual}', '{paper}', 'Slide', 'slide', '{w1}', 10, '{src}');
        INSERT INTO leases (name, token) VALUES ('{paper}', 7);
        INSERT INTO generation_jobs (id, paper_id, job_type, generation_parameters, lease_token) VALUES ('{new}', '{paper}', 'full_video', '{}', 7);
        COMMIT;

        """;
}
