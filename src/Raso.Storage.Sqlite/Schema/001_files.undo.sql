DROP TABLE leases;
DROP TABLE file_replicas;
DROP TABLE files;
DROP TABLE raso_guards;
