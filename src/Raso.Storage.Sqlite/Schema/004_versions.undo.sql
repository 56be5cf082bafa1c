DROP TRIGGER visual_assets_cascade;
DROP TRIGGER audio_assets_cascade;
DROP TRIGGER video_assets_cascade;
DROP TABLE version_rollbacks;
DROP TABLE content_versions;
