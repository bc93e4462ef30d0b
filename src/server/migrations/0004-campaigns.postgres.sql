-- Campaigns: reports of the same mail. The figures of a campaign are kept with it, so that the queue never counts.
CREATE TABLE campaigns (
  number BIGINT PRIMARY KEY GENERATED ALWAYS AS IDENTITY,
  id TEXT NOT NULL UNIQUE,
  created_at BIGINT NOT NULL,
  changed_at BIGINT NOT NULL,
  -- What it is shown by: of its first report.
  subject TEXT NOT NULL,
  from_name TEXT,
  from_address TEXT,
  from_domain TEXT,
  -- open: somebody at the desk must decide. decided: everybody has an answer, later arrivals get it by themselves.
  -- merged: its reports live on in another campaign.
  state TEXT NOT NULL DEFAULT 'open',
  merged_into TEXT,
  -- Why a decided campaign is open again, as a code; null when it is not.
  reopened_because TEXT,
  first_reported_at BIGINT NOT NULL,
  last_reported_at BIGINT NOT NULL,
  -- Earliest trustworthy delivery time of its mails; null when none says.
  delivered_at BIGINT,
  reports BIGINT NOT NULL DEFAULT 0,
  open_reports BIGINT NOT NULL DEFAULT 0,
  -- Highest of its open reports: 2 password or payment, 1 something else happened, 0 nothing.
  urgency BIGINT NOT NULL DEFAULT 0,
  -- Earliest promise to an open report; null when none is open.
  answer_by BIGINT,
  -- Place in the queue: the promise, moved forward an hour for each doubling of the reporters.
  due_rank BIGINT NOT NULL DEFAULT 0,
  simulation BIGINT NOT NULL DEFAULT 0,
  class TEXT,
  kind TEXT,
  severity TEXT,
  verdict_id TEXT,
  assigned_id TEXT,
  assigned_name TEXT
);
CREATE INDEX campaigns_queue ON campaigns (state, urgency DESC, due_rank, number);
CREATE INDEX campaigns_latest ON campaigns (last_reported_at DESC, number DESC);
CREATE INDEX campaigns_changed ON campaigns (changed_at);

-- What a campaign is found by, folded; grows with new copies up to a limit.
CREATE TABLE campaign_search (
  number BIGINT PRIMARY KEY REFERENCES campaigns (number) ON DELETE CASCADE,
  text TEXT NOT NULL
);

ALTER TABLE reports ADD COLUMN campaign_id TEXT;
-- How the report came into its campaign: JSON {how, score?, parts?, like?}.
ALTER TABLE reports ADD COLUMN joined TEXT;
-- The Message-ID without brackets and blanks.
ALTER TABLE reports ADD COLUMN message_key TEXT;
-- Which copy of the campaign's mail it is: a hash of sender, subject, hosts and attachments.
ALTER TABLE reports ADD COLUMN variant TEXT;
-- Verdict whose answer the reporter has; verdict whose answer is still to be written.
ALTER TABLE reports ADD COLUMN verdict_id TEXT;
ALTER TABLE reports ADD COLUMN verdict_due TEXT;
CREATE INDEX reports_by_campaign ON reports (campaign_id, state, answer_by);
CREATE INDEX reports_by_message ON reports (message_key, number);
CREATE INDEX reports_by_sha ON reports (mail_sha256);
CREATE INDEX reports_unplaced ON reports (number) WHERE campaign_id IS NULL AND reading <> 'pending';
-- 2 now means a password or a payment.
DROP INDEX reports_urgent;
CREATE INDEX reports_urgent ON reports (number) WHERE urgent > 0;
CREATE INDEX reports_verdict_due ON reports (number) WHERE verdict_due IS NOT NULL;

-- What a mail looks like to the comparison; stands for others that look the same. Compared by house rules in
-- campaigns/similarity.ts.
CREATE TABLE fingerprints (
  report_number BIGINT PRIMARY KEY REFERENCES reports (number) ON DELETE CASCADE,
  campaign_id TEXT NOT NULL,
  fingerprint TEXT NOT NULL
);
CREATE INDEX fingerprints_by_campaign ON fingerprints (campaign_id, report_number);
CREATE TABLE fingerprint_bands (
  band TEXT NOT NULL,
  report_number BIGINT NOT NULL REFERENCES fingerprints (report_number) ON DELETE CASCADE,
  PRIMARY KEY (band, report_number)
);
CREATE INDEX fingerprint_bands_by_report ON fingerprint_bands (report_number);

-- Verdicts now are about a campaign or about one report, with what they rest on (I2).
CREATE TABLE verdicts_now (
  id TEXT PRIMARY KEY,
  campaign_id TEXT,
  report_id TEXT REFERENCES reports (id) ON DELETE CASCADE,
  at BIGINT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  class TEXT,
  kind TEXT,
  severity TEXT,
  criteria TEXT NOT NULL DEFAULT '[]',
  facts TEXT NOT NULL DEFAULT '',
  assumptions TEXT NOT NULL DEFAULT '',
  steps TEXT NOT NULL DEFAULT '[]',
  removed_from BIGINT,
  -- What else the report did, as true: 0 or 1.
  site_down BIGINT NOT NULL DEFAULT 0,
  sender_blocked BIGINT NOT NULL DEFAULT 0
);
INSERT INTO verdicts_now (id, report_id, at, by_id, by_name, class, removed_from)
  SELECT id, report_id, at, by_id, by_name, class, removed_from FROM verdicts;
DROP TABLE verdicts;
ALTER TABLE verdicts_now RENAME TO verdicts;
CREATE INDEX verdicts_by_report ON verdicts (report_id, at);
CREATE INDEX verdicts_by_campaign ON verdicts (campaign_id, at);
UPDATE reports SET verdict_id = (SELECT id FROM verdicts WHERE report_id = reports.id ORDER BY at DESC, id DESC LIMIT 1);

CREATE TABLE campaign_notes (
  id TEXT PRIMARY KEY,
  campaign_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  by_id TEXT NOT NULL,
  by_name TEXT NOT NULL,
  text TEXT NOT NULL
);
CREATE INDEX campaign_notes_by_campaign ON campaign_notes (campaign_id, at);

-- Who has looked at a campaign, and when: unread means that something was reported since.
CREATE TABLE campaign_seen (
  campaign_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (campaign_id, person_id)
);

-- Filters an analyst keeps for later.
CREATE TABLE saved_views (
  id TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  name TEXT NOT NULL,
  filter TEXT NOT NULL,
  created_at BIGINT NOT NULL
);
CREATE INDEX saved_views_by_person ON saved_views (person_id, created_at);

-- What reading found, apart from the report's row: a verdict changes thousands of rows, and SQLite writes a row whole.
CREATE TABLE evidence (
  number BIGINT PRIMARY KEY REFERENCES reports (number) ON DELETE CASCADE,
  evidence TEXT NOT NULL
);
INSERT INTO evidence (number, evidence) SELECT number, evidence FROM reports WHERE evidence IS NOT NULL;
ALTER TABLE reports DROP COLUMN evidence;
