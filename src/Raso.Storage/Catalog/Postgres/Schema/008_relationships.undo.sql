DROP TABLE asset_relationships;
DROP FUNCTION raso_guard_relationships();
DROP FUNCTION raso_refuse_circle();
DROP FUNCTION raso_order_dependencies();
