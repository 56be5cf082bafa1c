DROP TABLE storage_backends;
DROP FUNCTION raso_guard_backends();
