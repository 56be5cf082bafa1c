DROP TABLE papers_search;
DROP VIEW papers_text;
DROP VIEW papers_folding;
DROP TABLE papers_folded;
DROP TABLE papers_words;
DROP TABLE papers;
DROP TABLE paper_folders;
