DROP TABLE asset_relationships;
