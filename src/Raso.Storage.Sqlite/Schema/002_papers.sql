-- Papers, and the search over them.

CREATE TABLE papers (
    search_id INTEGER PRIMARY KEY, -- The search table's key: VACUUM may renumber a rowid that has no column.
    id TEXT NOT NULL DEFAULT (lower(
        hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-4' || substr(hex(randomblob(2)), 2) || '-'
        || substr('89ab', 1 + (random() & 3), 1) || substr(hex(randomblob(2)), 2) || '-' || hex(randomblob(6)))),
    title TEXT NOT NULL,
    authors TEXT NOT NULL,
    doi TEXT,
    abstract TEXT,
    keywords TEXT NOT NULL DEFAULT '[]',
    publication_date TEXT,
    journal TEXT,
    pdf_url TEXT,
    pdf_path TEXT,
    folder TEXT NOT NULL,
    created_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    updated_at TEXT NOT NULL DEFAULT (strftime('%Y-%m-%dT%H:%M:%fZ', 'now')),
    row_version INTEGER NOT NULL DEFAULT 1,
    CONSTRAINT papers_pkey UNIQUE (id),
    CONSTRAINT papers_doi_key UNIQUE (doi),
    CONSTRAINT papers_folder_key UNIQUE (folder),
    CONSTRAINT papers_pdf_path_fkey FOREIGN KEY (pdf_path) REFERENCES files (path),
    CONSTRAINT papers_id_check
        CHECK (id LIKE '________-____-____-____-____________' AND length(CAST(id AS BLOB)) = 36 AND length(replace(id, '-', '')) = 32 AND id NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT papers_title_check
        CHECK (length(title) BETWEEN 1 AND 500 AND instr(title, char(0)) = 0
            AND trim(title, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    -- A check holds no subquery: the elements of both lists are looked at in papers_checked_insert and papers_checked_update.
    CONSTRAINT papers_authors_check
        CHECK (CASE WHEN instr(authors, char(0)) THEN 0 WHEN json_valid(authors) THEN json_type(authors) = 'array' AND json_array_length(authors) > 0 ELSE 0 END),
    CONSTRAINT papers_keywords_check CHECK (CASE WHEN instr(keywords, char(0)) THEN 0 WHEN json_valid(keywords) THEN json_type(keywords) = 'array' ELSE 0 END),
    CONSTRAINT papers_doi_check CHECK (length(doi) <= 255 AND instr(doi, char(0)) = 0 AND doi GLOB '10.[^/]*/?*' AND doi = lower(doi)),
    CONSTRAINT papers_publication_date_check CHECK (publication_date IS date(publication_date) AND publication_date >= '0001-01-01'),
    CONSTRAINT papers_abstract_check CHECK (instr(abstract, char(0)) = 0),
    CONSTRAINT papers_journal_check CHECK (length(journal) <= 200 AND instr(journal, char(0)) = 0),
    CONSTRAINT papers_pdf_url_check CHECK (length(pdf_url) <= 2048 AND instr(pdf_url, char(0)) = 0),
    CONSTRAINT papers_folder_check
        CHECK (length(CAST(folder AS BLOB)) BETWEEN 1 AND 1024
            AND trim(folder, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT papers_row_version_check CHECK (row_version > 0),
    CONSTRAINT papers_created_at_check CHECK (created_at IS strftime('%Y-%m-%dT%H:%M:%fZ', created_at) AND created_at >= '0001'),
    CONSTRAINT papers_updated_at_check CHECK (updated_at IS strftime('%Y-%m-%dT%H:%M:%fZ', updated_at) AND updated_at >= '0001')
) STRICT;

-- The key breaks ties, so that pages by keyset neither skip nor repeat.
CREATE INDEX idx_papers_publication_date ON papers (publication_date DESC, id DESC);
CREATE INDEX idx_papers_created_at ON papers (created_at DESC, id DESC);
CREATE INDEX idx_papers_pdf_path ON papers (pdf_path) WHERE pdf_path IS NOT NULL;

-- The words of the lists, not their JSON: an escaped letter would be no letter to the tokenizer. Kept as text, because FTS5 reads its
-- content without virtual tables, json_each among them, when it rebuilds or checks itself.
CREATE TABLE papers_words (
    search_id INTEGER PRIMARY KEY,
    authors TEXT,
    keywords TEXT
) STRICT;

-- What differs from the text as it was written: superscripts and subscripts as digits, ligatures and full-width letters as plain ones, and
-- no soft hyphens and joiners. The tokenizer folds none of them.
CREATE TABLE papers_folded (
    search_id INTEGER NOT NULL,
    field TEXT NOT NULL,
    text TEXT NOT NULL,
    PRIMARY KEY (search_id, field)
) WITHOUT ROWID, STRICT;

-- Not a table: inserting a text here folds it. A comparison spares texts in ASCII, a search for bytes most others; only the rest is replaced
-- sign by sign, in several steps: older shells, whose parsers read the schema as well, take no deeper calls.
CREATE VIEW papers_folding AS SELECT NULL AS search_id, NULL AS field, NULL AS text;

CREATE TRIGGER papers_folding_insert INSTEAD OF INSERT ON papers_folding
WHEN CASE WHEN length(CAST(NEW.text AS BLOB)) > length(NEW.text) THEN
    instr(CAST(NEW.text AS BLOB), x'C2AD') OR instr(CAST(NEW.text AS BLOB), x'C2B2') OR instr(CAST(NEW.text AS BLOB), x'C2B3')
    OR instr(CAST(NEW.text AS BLOB), x'C2B9') OR instr(CAST(NEW.text AS BLOB), x'E2808C') OR instr(CAST(NEW.text AS BLOB), x'E2808D')
    OR instr(CAST(NEW.text AS BLOB), x'E281') OR instr(CAST(NEW.text AS BLOB), x'E282') OR instr(CAST(NEW.text AS BLOB), x'EFAC')
    OR instr(CAST(NEW.text AS BLOB), x'EFBC') OR instr(CAST(NEW.text AS BLOB), x'EFBD') END
BEGIN
    INSERT INTO papers_folded (search_id, field, text)
    SELECT NEW.search_id, NEW.field,
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(f.text,
        '₀', '0'), '₁', '1'), '₂', '2'), '₃', '3'), '₄', '4'), '₅', '5'), '₆', '6'), '₇', '7'), '₈', '8'), '₉', '9'),
        'ﬀ', 'ff'), 'ﬁ', 'fi'), 'ﬂ', 'fl'), 'ﬃ', 'ffi'), 'ﬄ', 'ffl')
    FROM (SELECT
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(NEW.text, char(173), ''), char(8204), ''), char(8205), ''),
        '⁰', '0'), '¹', '1'), '²', '2'), '³', '3'), '⁴', '4'), '⁵', '5'), '⁶', '6'), '⁷', '7'), '⁸', '8'), '⁹', '9') AS text) AS f;
END;

-- Full-width letters stand among full-width signs, which Chinese and Japanese texts are full of.
CREATE TRIGGER papers_folded_insert AFTER INSERT ON papers_folded
WHEN instr(CAST(NEW.text AS BLOB), x'EFBC') OR instr(CAST(NEW.text AS BLOB), x'EFBD')
BEGIN
    UPDATE papers_folded
    SET text = (
        SELECT
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(f.text,
        'Ａ', 'A'), 'Ｂ', 'B'), 'Ｃ', 'C'), 'Ｄ', 'D'), 'Ｅ', 'E'), 'Ｆ', 'F'), 'Ｇ', 'G'), 'Ｈ', 'H'), 'Ｉ', 'I'), 'Ｊ', 'J'), 'Ｋ', 'K'), 'Ｌ', 'L'), 'Ｍ', 'M'),
        'Ｎ', 'N'), 'Ｏ', 'O'), 'Ｐ', 'P'), 'Ｑ', 'Q'), 'Ｒ', 'R'), 'Ｓ', 'S'), 'Ｔ', 'T'), 'Ｕ', 'U'), 'Ｖ', 'V'), 'Ｗ', 'W'), 'Ｘ', 'X'), 'Ｙ', 'Y'), 'Ｚ', 'Z')
        FROM (SELECT
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(NEW.text,
        '０', '0'), '１', '1'), '２', '2'), '３', '3'), '４', '4'), '５', '5'), '６', '6'), '７', '7'), '８', '8'), '９', '9') AS text) AS f)
    WHERE search_id = NEW.search_id AND field = NEW.field;
    UPDATE papers_folded
    SET text =
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(text,
        'ａ', 'a'), 'ｂ', 'b'), 'ｃ', 'c'), 'ｄ', 'd'), 'ｅ', 'e'), 'ｆ', 'f'), 'ｇ', 'g'), 'ｈ', 'h'), 'ｉ', 'i'), 'ｊ', 'j'), 'ｋ', 'k'), 'ｌ', 'l'), 'ｍ', 'm'),
        'ｎ', 'n'), 'ｏ', 'o'), 'ｐ', 'p'), 'ｑ', 'q'), 'ｒ', 'r'), 'ｓ', 's'), 'ｔ', 't'), 'ｕ', 'u'), 'ｖ', 'v'), 'ｗ', 'w'), 'ｘ', 'x'), 'ｙ', 'y'), 'ｚ', 'z')
    WHERE search_id = NEW.search_id AND field = NEW.field AND instr(CAST(text AS BLOB), x'EFBD');
END;

-- Scalar subqueries: FTS5 reads its content by it, one row at a time.
CREATE VIEW papers_text AS
SELECT p.search_id,
    coalesce((SELECT f.text FROM papers_folded AS f WHERE f.search_id = p.search_id AND f.field = 'title'), p.title) AS title,
    coalesce((SELECT f.text FROM papers_folded AS f WHERE f.search_id = p.search_id AND f.field = 'authors'), w.authors) AS authors,
    coalesce((SELECT f.text FROM papers_folded AS f WHERE f.search_id = p.search_id AND f.field = 'keywords'), w.keywords) AS keywords,
    coalesce((SELECT f.text FROM papers_folded AS f WHERE f.search_id = p.search_id AND f.field = 'abstract'), p.abstract) AS abstract
FROM papers AS p JOIN papers_words AS w ON w.search_id = p.search_id;

-- Marks are part of words, as many scripts write their vowels with them.
CREATE VIRTUAL TABLE papers_search USING fts5(
    title, authors, keywords, abstract,
    content = 'papers_text', content_rowid = 'search_id',
    tokenize = 'porter unicode61 remove_diacritics 2 categories ''L* N* Mn Mc''');

CREATE TRIGGER papers_guard_insert BEFORE INSERT ON papers
BEGIN
    SELECT RAISE(ABORT, 'RS001: no committed file at pdf_path')
    WHERE NEW.pdf_path IS NOT NULL AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = NEW.pdf_path AND f.state = 'committed');
    INSERT INTO raso_path_checks (path, "check") VALUES (NEW.folder, 'papers_folder_check');
    DELETE FROM raso_guards WHERE name = 'papers';
    INSERT INTO raso_guards (name) SELECT 'papers' WHERE EXISTS (SELECT 1 FROM papers AS x WHERE x.id = NEW.id OR x.doi = NEW.doi OR x.folder = NEW.folder OR x.search_id = NEW.search_id);
END;

CREATE TRIGGER papers_checked_insert AFTER INSERT ON papers
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in papers is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'papers');
    SELECT RAISE(ABORT, 'CHECK constraint failed: papers_authors_check')
    WHERE EXISTS (SELECT 1 FROM json_each(NEW.authors)
        WHERE type <> 'text' OR length(value) > 500 OR instr(value, char(0)) OR EXISTS (SELECT 1 FROM raso_surrogates WHERE instr(CAST(value AS BLOB), bytes))
            OR trim(value, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) = '');
    SELECT RAISE(ABORT, 'CHECK constraint failed: papers_keywords_check')
    WHERE EXISTS (SELECT 1 FROM json_each(NEW.keywords)
        WHERE type <> 'text' OR length(value) > 200 OR instr(value, char(0)) OR EXISTS (SELECT 1 FROM raso_surrogates WHERE instr(CAST(value AS BLOB), bytes))
            OR trim(value, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) = '');
END;

CREATE TRIGGER papers_guard_update BEFORE UPDATE ON papers
BEGIN
    SELECT RAISE(ABORT, 'RS005: id, created_at and folder of a paper never change')
    WHERE NEW.id IS NOT OLD.id OR NEW.search_id IS NOT OLD.search_id OR NEW.created_at IS NOT OLD.created_at
        OR NEW.folder IS NOT OLD.folder;
    SELECT RAISE(ABORT, 'RS001: no committed file at pdf_path')
    WHERE NEW.pdf_path IS NOT NULL AND NEW.pdf_path IS NOT OLD.pdf_path
        AND NOT EXISTS (SELECT 1 FROM files AS f WHERE f.path = NEW.pdf_path AND f.state = 'committed');
    -- UPDATE OR REPLACE would delete the other paper past its triggers.
    SELECT RAISE(ABORT, 'UNIQUE constraint failed: papers.doi')
    WHERE NEW.doi IS NOT OLD.doi AND EXISTS (SELECT 1 FROM papers AS x WHERE x.doi = NEW.doi);
END;

CREATE TRIGGER papers_checked_update AFTER UPDATE OF authors, keywords ON papers
BEGIN
    SELECT RAISE(ABORT, 'CHECK constraint failed: papers_authors_check')
    WHERE EXISTS (SELECT 1 FROM json_each(NEW.authors)
        WHERE type <> 'text' OR length(value) > 500 OR instr(value, char(0)) OR EXISTS (SELECT 1 FROM raso_surrogates WHERE instr(CAST(value AS BLOB), bytes))
            OR trim(value, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) = '');
    SELECT RAISE(ABORT, 'CHECK constraint failed: papers_keywords_check')
    WHERE EXISTS (SELECT 1 FROM json_each(NEW.keywords)
        WHERE type <> 'text' OR length(value) > 200 OR instr(value, char(0)) OR EXISTS (SELECT 1 FROM raso_surrogates WHERE instr(CAST(value AS BLOB), bytes))
            OR trim(value, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) = '');
END;

CREATE TRIGGER papers_touch AFTER UPDATE ON papers
WHEN NEW.row_version IS OLD.row_version OR NOT EXISTS (SELECT 1 FROM raso_guards WHERE name = 'nested')
BEGIN
    DELETE FROM raso_guards WHERE name = 'nested';
    INSERT INTO raso_guards (name) VALUES ('nested');
    UPDATE papers SET row_version = OLD.row_version + 1, updated_at = strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE id = OLD.id;
    DELETE FROM raso_guards WHERE name = 'nested';
END;

-- No tables: inserting here takes a paper's texts into the index and out of it.
CREATE VIEW papers_indexing AS SELECT NULL AS search_id, NULL AS title, NULL AS authors, NULL AS keywords, NULL AS abstract;
CREATE VIEW papers_forgetting AS SELECT NULL AS search_id, NULL AS title, NULL AS abstract;

CREATE TRIGGER papers_indexing_insert INSTEAD OF INSERT ON papers_indexing
BEGIN
    INSERT INTO papers_words (search_id, authors, keywords)
    VALUES (NEW.search_id, (SELECT group_concat(value, ', ') FROM json_each(NEW.authors)),
        (SELECT group_concat(value, ', ') FROM json_each(NEW.keywords)));
    INSERT INTO papers_folding (search_id, field, text)
    SELECT NEW.search_id, 'title', NEW.title
    UNION ALL SELECT NEW.search_id, 'abstract', NEW.abstract
    UNION ALL SELECT w.search_id, 'authors', w.authors FROM papers_words AS w WHERE w.search_id = NEW.search_id
    UNION ALL SELECT w.search_id, 'keywords', w.keywords FROM papers_words AS w WHERE w.search_id = NEW.search_id;
    INSERT INTO papers_search (rowid, title, authors, keywords, abstract)
    SELECT t.search_id, t.title, t.authors, t.keywords, t.abstract FROM papers_text AS t WHERE t.search_id = NEW.search_id;
END;

-- An index without content of its own must be told what it forgets. The paper's row is gone or another by now.
CREATE TRIGGER papers_forgetting_insert INSTEAD OF INSERT ON papers_forgetting
BEGIN
    INSERT INTO papers_search (papers_search, rowid, title, authors, keywords, abstract)
    SELECT 'delete', NEW.search_id,
        coalesce((SELECT f.text FROM papers_folded AS f WHERE f.search_id = NEW.search_id AND f.field = 'title'), NEW.title),
        coalesce((SELECT f.text FROM papers_folded AS f WHERE f.search_id = NEW.search_id AND f.field = 'authors'), w.authors),
        coalesce((SELECT f.text FROM papers_folded AS f WHERE f.search_id = NEW.search_id AND f.field = 'keywords'), w.keywords),
        coalesce((SELECT f.text FROM papers_folded AS f WHERE f.search_id = NEW.search_id AND f.field = 'abstract'), NEW.abstract)
    FROM papers_words AS w WHERE w.search_id = NEW.search_id;
    DELETE FROM papers_folded WHERE search_id = NEW.search_id;
    DELETE FROM papers_words WHERE search_id = NEW.search_id;
END;

CREATE TRIGGER papers_search_insert AFTER INSERT ON papers
BEGIN
    INSERT INTO papers_indexing VALUES (NEW.search_id, NEW.title, NEW.authors, NEW.keywords, NEW.abstract);
END;

CREATE TRIGGER papers_search_delete AFTER DELETE ON papers
BEGIN
    INSERT INTO papers_forgetting VALUES (OLD.search_id, OLD.title, OLD.abstract);
END;

CREATE TRIGGER papers_search_update AFTER UPDATE ON papers
WHEN NEW.title IS NOT OLD.title OR NEW.authors IS NOT OLD.authors OR NEW.keywords IS NOT OLD.keywords OR NEW.abstract IS NOT OLD.abstract
BEGIN
    INSERT INTO papers_forgetting VALUES (OLD.search_id, OLD.title, OLD.abstract);
    INSERT INTO papers_indexing VALUES (NEW.search_id, NEW.title, NEW.authors, NEW.keywords, NEW.abstract);
END;

-- The papers whose folder has a metadata.json. That file is derived and stands outside the ledger of files; the row is what lets it be
-- written again after a failure, and removed after its paper: so it references no paper, and outlives it.
CREATE TABLE paper_folders (
    paper_id TEXT NOT NULL,
    folder TEXT NOT NULL,
    backend TEXT NOT NULL,
    revision INTEGER NOT NULL DEFAULT 1,
    written_revision INTEGER NOT NULL DEFAULT 0,
    claim_token TEXT,
    claim_until TEXT,
    CONSTRAINT paper_folders_pkey PRIMARY KEY (paper_id),
    CONSTRAINT paper_folders_paper_id_check
        CHECK (paper_id LIKE '________-____-____-____-____________' AND length(CAST(paper_id AS BLOB)) = 36 AND length(replace(paper_id, '-', '')) = 32 AND paper_id NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT paper_folders_folder_check
        CHECK (length(CAST(folder AS BLOB)) BETWEEN 1 AND 1024
            AND trim(folder, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT paper_folders_backend_check
        CHECK (length(backend) BETWEEN 1 AND 100 AND instr(backend, char(0)) = 0
            AND trim(backend, char(9,10,11,12,13,32,133,160,5760,8192,8193,8194,8195,8196,8197,8198,8199,8200,8201,8202,8232,8233,8239,8287,12288)) <> ''),
    CONSTRAINT paper_folders_revision_check CHECK (written_revision BETWEEN 0 AND revision),
    CONSTRAINT paper_folders_claim_token_check
        CHECK (claim_token LIKE '________-____-____-____-____________' AND length(CAST(claim_token AS BLOB)) = 36 AND length(replace(claim_token, '-', '')) = 32
            AND claim_token NOT GLOB '*[^-0-9a-f]*'),
    CONSTRAINT paper_folders_claim_check CHECK (claim_token IS NULL OR claim_until IS NOT NULL),
    CONSTRAINT paper_folders_claim_until_check CHECK (claim_until IS strftime('%Y-%m-%dT%H:%M:%fZ', claim_until) AND claim_until >= '0001')
) WITHOUT ROWID, STRICT;

CREATE INDEX idx_paper_folders_due ON paper_folders (paper_id) WHERE written_revision < revision;

-- The row is what leads to a metadata.json: it goes when that was removed, and tells of another backend never.
CREATE TRIGGER paper_folders_guard_insert BEFORE INSERT ON paper_folders
BEGIN
    INSERT INTO raso_path_checks (path, "check") VALUES (NEW.folder, 'paper_folders_folder_check');
    SELECT RAISE(ABORT, 'RS004: a claim ends within two days') WHERE NEW.claim_until > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '2 days');
    DELETE FROM raso_guards WHERE name = 'paper_folders';
    INSERT INTO raso_guards (name) SELECT 'paper_folders' WHERE EXISTS (SELECT 1 FROM paper_folders AS x WHERE x.paper_id = NEW.paper_id);
END;

CREATE TRIGGER paper_folders_inserted AFTER INSERT ON paper_folders
BEGIN
    SELECT RAISE(ABORT, 'RS006: REPLACE in paper_folders is refused; it deletes rows past their triggers')
    WHERE EXISTS (SELECT 1 FROM raso_guards WHERE name = 'paper_folders');
END;

CREATE TRIGGER paper_folders_guard_update BEFORE UPDATE ON paper_folders
BEGIN
    INSERT INTO raso_path_checks (path, "check") SELECT NEW.folder, 'paper_folders_folder_check' WHERE NEW.folder IS NOT OLD.folder;
    -- UPDATE OR REPLACE turns a null into the column's default, after this trigger.
    SELECT RAISE(ABORT, 'RS005: paper_id and backend of a folder never change, and its revision only grows')
    WHERE NEW.paper_id IS NOT OLD.paper_id OR NEW.backend IS NOT OLD.backend OR NEW.revision IS NULL OR NEW.revision < OLD.revision;
    SELECT RAISE(ABORT, 'RS004: a metadata.json is written under a claim')
    WHERE OLD.claim_token IS NULL AND NEW.written_revision IS NOT OLD.written_revision;
    SELECT RAISE(ABORT, 'RS004: a claim ends within two days')
    WHERE NEW.claim_until IS NOT OLD.claim_until AND NEW.claim_until > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '2 days');
END;

CREATE TRIGGER paper_folders_guard_delete BEFORE DELETE ON paper_folders
WHEN OLD.claim_token IS NULL OR EXISTS (SELECT 1 FROM papers AS p WHERE p.id = OLD.paper_id)
BEGIN
    SELECT RAISE(ABORT, 'RS004: the row of a folder goes under a claim, after its paper');
END;

-- In the transaction of the change, so that no change is missed, whoever makes it.
CREATE TRIGGER papers_folder_update AFTER UPDATE ON papers
BEGIN
    UPDATE paper_folders SET revision = revision + 1 WHERE paper_id = OLD.id;
END;

CREATE TRIGGER papers_folder_delete AFTER DELETE ON papers
BEGIN
    UPDATE paper_folders SET revision = revision + 1 WHERE paper_id = OLD.id;
END;
