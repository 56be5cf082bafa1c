DROP TABLE papers_search;
DROP VIEW papers_text;
DROP TABLE papers_words;
DROP TABLE papers;
DROP TABLE paper_folders;
