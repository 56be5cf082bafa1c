DROP TABLE leases;
DROP TABLE file_replicas;
DROP TABLE files;
DROP TABLE raso_guards;
DROP VIEW raso_path_checks;
DROP VIEW raso_surrogates;
