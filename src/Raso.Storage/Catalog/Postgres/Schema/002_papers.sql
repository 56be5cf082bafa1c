-- Papers, and the search over them.

-- As in 001: without pg_temp last, a session's temporary tables would stand in for those that a rule reads.
SELECT set_config('search_path', quote_ident(current_schema()) || ', pg_temp', true);

-- What SQLite's tokenizer does not fold, and nobody types: superscripts and subscripts as digits, ligatures and full-width letters as plain
-- ones, and no soft hyphens and joiners. The pattern spares most texts: translate looks each letter up in its whole list.
CREATE FUNCTION raso_plain(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN value ~ U&'[\00AD\00B2\00B3\00B9\200C\200D\2070\2074-\2079\2080-\2089\FB00-\FB04\FF10-\FF19\FF21-\FF3A\FF41-\FF5A]'
        THEN replace(replace(replace(replace(replace(
            translate(
                value,
                '⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉０１２３４５６７８９ＡＢＣＤＥＦＧＨＩＪＫＬＭＮＯＰＱＲＳＴＵＶＷＸＹＺａｂｃｄｅｆｇｈｉｊｋｌｍｎｏｐｑｒｓｔｕｖｗｘｙｚ' || U&'\00AD\200C\200D',
                '012345678901234567890123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz'),
            'ﬀ', 'ff'), 'ﬁ', 'fi'), 'ﬂ', 'fl'), 'ﬃ', 'ffi'), 'ﬄ', 'ffl')
        ELSE value END;

-- Accents and case are folded the same way in the index and in the query, and as SQLite's tokenizer folds them: the accents of Latin letters
-- alone, and of these the ones it knows. Decomposing and dropping the combining marks needs no extension. Most texts are ASCII, and are spared that.
CREATE FUNCTION raso_fold(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN CASE WHEN octet_length(value) = length(value) THEN lower(value)
        ELSE normalize(
            lower(regexp_replace(
                normalize(raso_plain(value), NFD),
                U&'([A-Za-z])[\0300-\0304\0306-\030C\030F\0311\031B\0323-\0328\032D\032E\0330\0331]+', '\1', 'g')),
            NFC) END;

-- Words end at every sign, as they do for SQLite: the parser would take state-of-the-art, 3.14 and arxiv.org/abs/1706 for words of their own,
-- and signs without a width for letters. Sign by sign: translate compares each character of a text with all of them, which takes longer than the index.
CREATE FUNCTION raso_words(value text) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(
        replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(replace(raso_fold(value),
        '!', ' '), '"', ' '), '#', ' '), '$', ' '), '%', ' '), '&', ' '), '''', ' '), '(', ' '),
        ')', ' '), '*', ' '), '+', ' '), ',', ' '), '-', ' '), '.', ' '), '/', ' '), ':', ' '),
        ';', ' '), '<', ' '), '=', ' '), '>', ' '), '?', ' '), '@', ' '), '[', ' '), '\', ' '),
        ']', ' '), '^', ' '), '_', ' '), '`', ' '), '{', ' '), '|', ' '), '}', ' '), '~', ' '),
        U&'\200B', ' '), U&'\200E', ' '), U&'\200F', ' '), U&'\2060', ' '), U&'\FEFF', ' ');

-- One vector for all that the search promises. array_to_string is only STABLE for arrays of any type; of text it never varies.
-- A tsvector holds at most 1 MiB, so that an endless field is indexed by its beginning instead of being refused.
CREATE FUNCTION raso_search_vector(title text, authors text[], keywords text[], abstract text) RETURNS tsvector
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN setweight(to_tsvector('pg_catalog.english', raso_words(title)), 'A')
        || setweight(to_tsvector('pg_catalog.english', raso_words(left(array_to_string(authors, ' '), 50000))), 'B')
        || setweight(to_tsvector('pg_catalog.english', raso_words(left(array_to_string(keywords, ' '), 50000))), 'C')
        || setweight(to_tsvector('pg_catalog.english', raso_words(left(coalesce(abstract, ''), 100000))), 'D');

-- In which misspelt words are looked for.
CREATE FUNCTION raso_similar_text(title text, authors text[]) RETURNS text
    LANGUAGE sql IMMUTABLE PARALLEL SAFE
    RETURN raso_words(title) || ' ' || raso_words(left(array_to_string(authors, ' '), 10000));

CREATE TABLE papers (
    id uuid NOT NULL DEFAULT gen_random_uuid(),
    title text NOT NULL,
    authors text[] NOT NULL,
    doi text,
    abstract text,
    keywords text[] NOT NULL DEFAULT '{}',
    publication_date date,
    journal text,
    pdf_url text,
    pdf_path text COLLATE "C",
    folder text NOT NULL,
    created_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    updated_at timestamptz NOT NULL DEFAULT clock_timestamp(),
    row_version bigint NOT NULL DEFAULT 1,
    search tsvector GENERATED ALWAYS AS (raso_search_vector(title, authors, keywords, abstract)) STORED,
    CONSTRAINT papers_pkey PRIMARY KEY (id),
    CONSTRAINT papers_doi_key UNIQUE (doi),
    CONSTRAINT papers_folder_key UNIQUE (folder),
    CONSTRAINT papers_pdf_path_fkey FOREIGN KEY (pdf_path) REFERENCES files (path),
    CONSTRAINT papers_title_check CHECK (length(title) BETWEEN 1 AND 500 AND NOT raso_is_blank(title)),
    -- array_length('{}', 1) is null and passes a check; cardinality is 0.
    CONSTRAINT papers_authors_check CHECK (cardinality(authors) > 0 AND raso_all_filled(authors) AND raso_all_short(authors, 500)),
    -- A DOI folds case in ASCII alone, whatever the locale.
    CONSTRAINT papers_doi_check CHECK (length(doi) <= 255 AND doi ~ '^10\.[^/]+/.' AND doi = lower(doi COLLATE "C")),
    CONSTRAINT papers_keywords_check CHECK (raso_all_filled(keywords) AND raso_all_short(keywords, 200)),
    CONSTRAINT papers_publication_date_check CHECK (publication_date BETWEEN '0001-01-01' AND '9999-12-31'),
    CONSTRAINT papers_journal_check CHECK (length(journal) <= 200),
    CONSTRAINT papers_pdf_url_check CHECK (length(pdf_url) <= 2048),
    CONSTRAINT papers_folder_check CHECK (raso_is_path(folder) AND NOT raso_is_blank(folder)),
    CONSTRAINT papers_row_version_check CHECK (row_version > 0),
    CONSTRAINT papers_created_at_check CHECK (raso_is_readable(created_at)),
    CONSTRAINT papers_updated_at_check CHECK (raso_is_readable(updated_at))
);

CREATE INDEX idx_papers_search ON papers USING gin (search);
CREATE INDEX idx_papers_authors ON papers USING gin (authors);
CREATE INDEX idx_papers_keywords ON papers USING gin (keywords);
-- The key breaks ties, so that pages by keyset neither skip nor repeat.
CREATE INDEX idx_papers_publication_date ON papers (publication_date DESC NULLS LAST, id DESC);
CREATE INDEX idx_papers_created_at ON papers (created_at DESC, id DESC);
CREATE INDEX idx_papers_pdf_path ON papers (pdf_path) WHERE pdf_path IS NOT NULL;
CREATE INDEX idx_papers_journal ON papers (raso_fold(journal));

-- Finds papers that have a word similar to each of those given. It finds none until raso_use_similarity has made it anew.
CREATE FUNCTION raso_similar(words text[], candidates integer) RETURNS TABLE (id uuid, similarity real)
    LANGUAGE sql STABLE PARALLEL SAFE
    AS $$ SELECT NULL::uuid, NULL::real WHERE false $$;

-- Lets misspelt words be helped where the extension pg_trgm is there: an index, and the function over it. Whoever adds the extension
-- later calls it once more. Operators and classes are named with the schema that the extension happens to be in.
CREATE FUNCTION raso_use_similarity() RETURNS boolean
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
DECLARE
    home text;
BEGIN
    SELECT quote_ident(n.nspname) INTO home
    FROM pg_catalog.pg_extension AS e JOIN pg_catalog.pg_namespace AS n ON n.oid = e.extnamespace
    WHERE e.extname = 'pg_trgm';
    IF home IS NULL THEN
        RETURN false;
    END IF;
    EXECUTE format('CREATE INDEX IF NOT EXISTS idx_papers_similar ON papers USING gin (raso_similar_text(title, authors) %s.gin_trgm_ops)', home);
    EXECUTE format($sql$
        CREATE OR REPLACE FUNCTION raso_similar(words text[], candidates integer) RETURNS TABLE (id uuid, similarity real)
            LANGUAGE plpgsql STABLE PARALLEL SAFE SET search_path = %1$s SET pg_trgm.word_similarity_threshold = 0.5 AS $body$
        BEGIN
            RETURN QUERY
                SELECT c.id, avg(c.similarity)::real
                FROM unnest(words) AS w (word)
                CROSS JOIN LATERAL (
                    SELECT p.id, %2$s.word_similarity(w.word, raso_similar_text(p.title, p.authors)) AS similarity
                    FROM papers AS p
                    WHERE raso_similar_text(p.title, p.authors) OPERATOR(%2$s.%%>) w.word
                    LIMIT candidates) AS c
                GROUP BY c.id
                HAVING count(*) = cardinality(words);
        EXCEPTION
            -- The extension was dropped meanwhile.
            WHEN undefined_function THEN NULL;
        END $body$ $sql$,
        current_setting('search_path'), home);
    RETURN true;
END $$;

SELECT raso_use_similarity();

CREATE FUNCTION raso_guard_papers() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'UPDATE' THEN
        IF (NEW.id, NEW.created_at, NEW.folder) IS DISTINCT FROM (OLD.id, OLD.created_at, OLD.folder) THEN
            RAISE EXCEPTION 'id, created_at and folder of paper % never change', OLD.id
                USING ERRCODE = 'RS005', TABLE = 'papers';
        END IF;
        NEW.updated_at := clock_timestamp();
        NEW.row_version := OLD.row_version + 1;
        IF NEW.pdf_path IS NOT DISTINCT FROM OLD.pdf_path THEN
            RETURN NEW;
        END IF;
    END IF;
    IF NEW.pdf_path IS NOT NULL THEN
        PERFORM raso_require_file(NEW.pdf_path, NULL, 'papers', 'pdf_path');
    END IF;
    RETURN NEW;
END $$;

-- Papers come by the million and mostly without a PDF: a function that has nothing to do is not called.
CREATE TRIGGER papers_guard_insert BEFORE INSERT ON papers
    FOR EACH ROW WHEN (NEW.pdf_path IS NOT NULL) EXECUTE FUNCTION raso_guard_papers();
CREATE TRIGGER papers_guard BEFORE UPDATE ON papers
    FOR EACH ROW EXECUTE FUNCTION raso_guard_papers();
-- The papers whose folder has a metadata.json. That file is derived and stands outside the ledger of files; the row is what lets it be
-- written again after a failure, and removed after its paper: so it references no paper, and outlives it.
CREATE TABLE paper_folders (
    paper_id uuid NOT NULL,
    folder text NOT NULL,
    backend text NOT NULL,
    revision bigint NOT NULL DEFAULT 1,
    written_revision bigint NOT NULL DEFAULT 0,
    claim_token uuid,
    claim_until timestamptz,
    CONSTRAINT paper_folders_pkey PRIMARY KEY (paper_id),
    CONSTRAINT paper_folders_folder_check CHECK (raso_is_path(folder) AND NOT raso_is_blank(folder)),
    CONSTRAINT paper_folders_backend_check CHECK (length(backend) BETWEEN 1 AND 100 AND NOT raso_is_blank(backend)),
    CONSTRAINT paper_folders_revision_check CHECK (written_revision BETWEEN 0 AND revision),
    CONSTRAINT paper_folders_claim_check CHECK (claim_token IS NULL OR claim_until IS NOT NULL)
);

CREATE INDEX idx_paper_folders_due ON paper_folders (paper_id) WHERE written_revision < revision;

-- The row is what leads to a metadata.json: it goes when that was removed, and tells of another backend never.
CREATE FUNCTION raso_guard_paper_folders() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    IF TG_OP = 'DELETE' THEN
        IF OLD.claim_token IS NULL OR EXISTS (SELECT FROM papers AS p WHERE p.id = OLD.paper_id) THEN
            RAISE EXCEPTION 'the row of the folder of paper % goes under a claim, after its paper', OLD.paper_id
                USING ERRCODE = 'RS004', TABLE = 'paper_folders';
        END IF;
        RETURN OLD;
    END IF;
    IF NEW.paper_id <> OLD.paper_id OR NEW.backend <> OLD.backend OR NEW.revision < OLD.revision THEN
        RAISE EXCEPTION 'paper_id and backend of the folder of paper % never change, and its revision only grows', OLD.paper_id
            USING ERRCODE = 'RS005', TABLE = 'paper_folders';
    END IF;
    IF OLD.claim_token IS NULL AND NEW.written_revision <> OLD.written_revision THEN
        RAISE EXCEPTION 'the metadata.json of paper % is written under a claim', OLD.paper_id
            USING ERRCODE = 'RS004', TABLE = 'paper_folders', COLUMN = 'written_revision';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER paper_folders_guard BEFORE UPDATE OR DELETE ON paper_folders
    FOR EACH ROW EXECUTE FUNCTION raso_guard_paper_folders();
CREATE TRIGGER paper_folders_claim BEFORE INSERT OR UPDATE OF claim_until ON paper_folders
    FOR EACH ROW WHEN (NEW.claim_until > clock_timestamp() + interval '2 days') EXECUTE FUNCTION raso_refuse_endless();

-- In the transaction of the change, so that no change is missed, whoever makes it. Once for all rows of a statement: imports change papers
-- by the thousand. As an array, for the plan to go by the index however many they are.
CREATE FUNCTION raso_touch_paper_folders() RETURNS trigger
    LANGUAGE plpgsql SET search_path FROM CURRENT AS $$
BEGIN
    UPDATE paper_folders AS f SET revision = f.revision + 1 WHERE f.paper_id = ANY (ARRAY(SELECT c.id FROM changed AS c));
    RETURN NULL;
END $$;

CREATE TRIGGER papers_folder_update AFTER UPDATE ON papers REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION raso_touch_paper_folders();
CREATE TRIGGER papers_folder_delete AFTER DELETE ON papers REFERENCING OLD TABLE AS changed
    FOR EACH STATEMENT EXECUTE FUNCTION raso_touch_paper_folders();
CREATE TRIGGER paper_folders_truncate BEFORE TRUNCATE ON paper_folders
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
CREATE TRIGGER papers_truncate BEFORE TRUNCATE ON papers
    FOR EACH STATEMENT EXECUTE FUNCTION raso_refuse_truncate();
