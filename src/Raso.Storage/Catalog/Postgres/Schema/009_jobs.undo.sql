DROP TABLE generation_jobs;
DROP FUNCTION raso_guard_jobs();
