DROP TABLE version_rollbacks;
DROP TABLE content_versions;
