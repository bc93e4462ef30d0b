-- What a reporter was shown, and what they told us afterwards. Which words, which frame and which agreement: kept with
-- every report, because it is measured later (N1).
ALTER TABLE reports ADD COLUMN region_reason TEXT NOT NULL DEFAULT 'default';
ALTER TABLE reports ADD COLUMN country TEXT;
ALTER TABLE reports ADD COLUMN department TEXT;
ALTER TABLE reports ADD COLUMN words_version TEXT NOT NULL DEFAULT '';
ALTER TABLE reports ADD COLUMN words_language TEXT NOT NULL DEFAULT 'en';
ALTER TABLE reports ADD COLUMN agreement_version TEXT;
-- Frame and words of the invitation before the press, as the pane says; null when an older pane said nothing.
ALTER TABLE reports ADD COLUMN invited_frame TEXT;
ALTER TABLE reports ADD COLUMN invited_words TEXT;
ALTER TABLE reports ADD COLUMN withdrawn_at BIGINT;
-- JSON list of what had already happened (M3); urgent puts the report on top of the queue.
ALTER TABLE reports ADD COLUMN happened TEXT NOT NULL DEFAULT '[]';
ALTER TABLE reports ADD COLUMN happened_at BIGINT;
ALTER TABLE reports ADD COLUMN urgent BIGINT NOT NULL DEFAULT 0;
CREATE INDEX reports_by_person ON reports (tenant_id, person_id, number);
CREATE INDEX reports_urgent ON reports (number) WHERE urgent = 1;

CREATE TABLE report_comments (
  id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  text TEXT NOT NULL,
  differs BIGINT NOT NULL
);
CREATE INDEX report_comments_by_report ON report_comments (report_id, at);

-- Own choices of a person; no row: everything automatic.
CREATE TABLE people (
  tenant_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  region TEXT,
  language TEXT,
  tips BIGINT NOT NULL DEFAULT 1,
  PRIMARY KEY (tenant_id, person_id)
);

-- Moments to learn that were shown (M7), for the caps of N14.
CREATE TABLE moments_shown (
  tenant_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  kind TEXT NOT NULL,
  key TEXT NOT NULL
);
CREATE INDEX moments_shown_by_person ON moments_shown (tenant_id, person_id, at);

-- Verdicts of the desk; the newest of a report counts. `class` null: taken back.
CREATE TABLE verdicts (
  id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  class TEXT,
  removed_from BIGINT
);
CREATE INDEX verdicts_by_report ON verdicts (report_id, at);

-- Answers as they were said: pane, mail and record show the same words.
CREATE TABLE answers (
  id TEXT PRIMARY KEY,
  report_id TEXT NOT NULL REFERENCES reports (id) ON DELETE CASCADE,
  verdict_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  class TEXT,
  correction BIGINT NOT NULL,
  language TEXT NOT NULL,
  locale TEXT NOT NULL,
  frame TEXT NOT NULL,
  words_version TEXT NOT NULL,
  agreement_version TEXT,
  title TEXT NOT NULL,
  lines TEXT NOT NULL,
  seen_at BIGINT
);
CREATE INDEX answers_by_report ON answers (report_id, at);

CREATE TABLE agreements (
  version TEXT PRIMARY KEY,
  state TEXT NOT NULL DEFAULT 'draft',
  effective_from TEXT NOT NULL,
  texts TEXT NOT NULL,
  signatories TEXT NOT NULL,
  link TEXT,
  adopted_at BIGINT,
  withdrawn_at BIGINT
);

-- Who changed what at the desk: agreement, own words, regions. Never rewritten.
CREATE TABLE changes (
  id TEXT PRIMARY KEY,
  at BIGINT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  subject TEXT NOT NULL,
  what TEXT NOT NULL,
  detail TEXT NOT NULL
);
CREATE INDEX changes_by_subject ON changes (subject, at);

-- The organisation's own sentences over ours. A new text retires the one before it; nothing is deleted.
CREATE TABLE own_words (
  id TEXT PRIMARY KEY,
  key TEXT NOT NULL,
  language TEXT NOT NULL,
  frame TEXT,
  region TEXT,
  department TEXT,
  text TEXT NOT NULL,
  state TEXT NOT NULL,
  changed_at BIGINT NOT NULL,
  by_name TEXT NOT NULL
);
CREATE INDEX own_words_by_key ON own_words (key, language);

-- Live configuration, JSON by name: `regions`.
CREATE TABLE settings (
  name TEXT PRIMARY KEY,
  value TEXT NOT NULL,
  changed_at BIGINT NOT NULL
);
