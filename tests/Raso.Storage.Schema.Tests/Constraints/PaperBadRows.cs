namespace Raso.Storage.Schema.Tests;

/// <summary>Bad rows of papers and of the links between assets.</summary>
internal static class PaperBadRows
{
    private const string Link = "asset_relationships";
    private const string Missing = "'00000000-0000-0000-0000-00000000dead'";

    private static readonly string[] Timed = ["papers", "video_assets", "audio_assets", "visual_assets"];

    private static readonly string[] TimeColumns = ["created_at", "updated_at"];

    internal static IEnumerable<BadRow> All =>
    [
        new("papers", "papers_pkey", $"id = '{Rows.Paper}'") { Unique = "id" },
        new("papers", "papers_doi_key", "doi = '10.1000/taken'") { Unique = "doi" },
        new("papers", "papers_folder_key", $"folder = 'papers/{Rows.Paper}'") { Unique = "folder" },
        new("papers", "papers_pdf_path_fkey", "pdf_path = 'nowhere'") { Fault = "RS001" },
        new("papers", "papers_title_check", "title = ''"),
        new("papers", "papers_title_check", "title = ' \t\u00a0\u3000'"),
        new("papers", "papers_title_check", $"title = '{new string('x', 501)}'"),
        new("papers", "papers_authors_check", "authors = list[]"),
        new("papers", "papers_authors_check", "authors = list[null]"),
        new("papers", "papers_authors_check", "authors = list[\"A\",\"\u2003\"]"),
        new("papers", "papers_authors_check", "authors = list[\"\u3000\",\"A\"]"),
        new("papers", "papers_authors_check", "authors = list[\"A\u001F\",\" \u0085\",\"B\"]"),
        new("papers", "papers_authors_check", $"authors = list[\"A\",\"{new string('x', 501)}\"]"),
        new("papers", "papers_authors_check", $"authors = list[\"{new string('x', 501)}\"]"),
        new("papers", "papers_authors_check", "authors = ARRAY[ARRAY['A']]") { OnPostgres = true },
        new("papers", "papers_authors_check", "authors = '{}'") { OnPostgres = false },
        new("papers", "papers_authors_check", "authors = '[1]'") { OnPostgres = false },
        new("papers", "papers_keywords_check", "keywords = list[\"a\",null]"),
        new("papers", "papers_keywords_check", "keywords = list[\"\"]"),
        new("papers", "papers_keywords_check", $"keywords = list[\"{new string('x', 201)}\"]"),
        new("papers", "papers_doi_check", "doi = '10.1000/ABC'"),
        new("papers", "papers_doi_check", "doi = 'https://doi.org/10.1000/abc'"),
        new("papers", "papers_doi_check", "doi = '10.1000'"),
        new("papers", "papers_doi_check", "doi = '10./abc'"),
        new("papers", "papers_doi_check", $"doi = '10.1000/{new string('x', 248)}'"),
        new("papers", "papers_publication_date_check", "publication_date = 'infinity'"),
        new("papers", "papers_publication_date_check", "publication_date = '2024-02-30'") { OnPostgres = false },
        new("papers", "papers_journal_check", $"journal = '{new string('x', 201)}'"),
        new("papers", "papers_pdf_url_check", $"pdf_url = '{new string('x', 2049)}'"),
        new("papers", "papers_folder_check", "folder = ' '"),
        new("papers", "papers_folder_check", $"folder = '{new string('é', 513)}'"),
        .. LedgerBadRows.NoPaths("papers", "papers_folder_check", "folder"),
        new("papers", "papers_row_version_check", "row_version = 0"),
        .. Timed.SelectMany(Unreadable),

        new("paper_folders", "paper_folders_pkey", "paper_id = '00000000-0000-0000-0000-0000000000e1'") { Unique = "paper_id" },
        new("paper_folders", "paper_folders_folder_check", "folder = ' '"),
        new("paper_folders", "paper_folders_folder_check", $"folder = '{new string('é', 513)}'"),
        .. LedgerBadRows.NoPaths("paper_folders", "paper_folders_folder_check", "folder"),
        new("paper_folders", "paper_folders_backend_check", "backend = ''"),
        new("paper_folders", "paper_folders_backend_check", $"backend = '{new string('x', 101)}'"),
        new("paper_folders", "paper_folders_revision_check", "written_revision = 2"),
        new("paper_folders", "paper_folders_revision_check", "written_revision = -1"),
        new("paper_folders", "paper_folders_claim_check", $"claim_token = '{Rows.Token}'"),

        new(Link, "asset_relationships_pkey", "id = '00000000-0000-0000-0000-0000000000e1'") { Unique = "id" },
        new(Link, "asset_relationships_ends_key", "relationship_type = 'enhances'")
        {
            Unique = "source_type source_id relationship_type target_type target_id",
        },
        new(Link, "asset_relationships_source_video_id_fkey", $"source_id = {Missing}"),
        new(Link, "asset_relationships_source_audio_id_fkey", "source_type = 'audio'", $"source_id = '{Rows.Video}'"),
        new(Link, "asset_relationships_source_visual_id_fkey", "source_type = 'visual'", $"source_id = {Missing}"),
        new(Link, "asset_relationships_target_video_id_fkey", "target_type = 'video'", $"target_id = {Missing}"),
        new(Link, "asset_relationships_target_audio_id_fkey", $"target_id = {Missing}"),
        new(Link, "asset_relationships_target_visual_id_fkey", "target_type = 'visual'", $"target_id = {Missing}"),
        new(Link, "asset_relationships_source_type_check", "source_type = 'paper'"),
        new(Link, "asset_relationships_target_type_check", "target_type = 'paper'"),
        new(Link, "asset_relationships_relationship_type_check", "relationship_type = 'likes'"),
        new(Link, "asset_relationships_self_check", "target_type = 'video'", $"target_id = '{Rows.Video}'"),
        new(Link, "asset_relationships_dependency_strength_check", "dependency_strength = -0.01"),
        new(Link, "asset_relationships_dependency_strength_check", "dependency_strength = 1.01"),
        new(Link, "asset_relationships_dependency_strength_check", "dependency_strength = 'NaN'") { OnPostgres = true },
        new(Link, "asset_relationships_dependency_strength_check", "dependency_strength = 0.005") { OnPostgres = false },
        new(Link, "asset_relationships_metadata_check", "metadata = '1'"),
    ];

    /// <summary>Times that the code has no value for.</summary>
    private static IEnumerable<BadRow> Unreadable(string table) => TimeColumns.SelectMany(column => new BadRow[]
    {
        new(table, $"{table}_{column}_check", $"{column} = 'infinity'") { OnPostgres = true },
        new(table, $"{table}_{column}_check", $"{column} = '10000-01-01T00:00:00Z'") { OnPostgres = true },
        new(table, $"{table}_{column}_check", $"{column} = '0001-01-01T00:00:00Z BC'") { OnPostgres = true },
        new(table, $"{table}_{column}_check", $"{column} = '0000-12-31T00:00:00.000Z'") { OnPostgres = false },
    });
}
