DROP TABLE papers;
DROP TABLE paper_folders;
DROP FUNCTION raso_touch_paper_folder();
DROP FUNCTION raso_guard_papers();
DROP FUNCTION raso_search_vector(text, text[], text[], text);
DROP FUNCTION raso_fold(text);
