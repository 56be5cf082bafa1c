DROP TRIGGER files_guard_named;
DROP TRIGGER files_guard_deleting;
DROP TRIGGER content_versions_release_delete;
DROP TRIGGER content_versions_release_update;
DROP TRIGGER papers_release_delete;
DROP TRIGGER papers_release_update;
DROP VIEW file_references;
