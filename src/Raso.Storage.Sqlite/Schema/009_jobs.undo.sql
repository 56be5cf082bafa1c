DROP TRIGGER papers_cascade_jobs;
DROP TABLE generation_jobs;
