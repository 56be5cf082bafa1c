DROP TRIGGER version_rollbacks_guard ON version_rollbacks;
DROP TRIGGER content_versions_guard ON content_versions;
DROP FUNCTION raso_guard_rollbacks();
DROP FUNCTION raso_next_rollback(text, uuid);
DROP FUNCTION raso_guard_versions();
DROP FUNCTION raso_asset_row(text, uuid);
DROP FUNCTION raso_asset_properties(text, jsonb);
