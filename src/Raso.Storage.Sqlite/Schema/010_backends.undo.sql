DROP TABLE storage_backends;
