DROP TRIGGER papers_cascade;
DROP TABLE visual_assets;
DROP TABLE audio_assets;
DROP TABLE video_assets;
