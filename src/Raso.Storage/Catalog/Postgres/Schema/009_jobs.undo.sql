DROP TABLE generation_jobs;
DROP FUNCTION raso_notify_jobs();
DROP FUNCTION raso_begin_jobs();
DROP FUNCTION raso_guard_jobs();
