-- Times are milliseconds since 1970 UTC. JSON is text. Ids carry 128 random bits (security 12).

CREATE TABLE reports (
  number INTEGER PRIMARY KEY AUTOINCREMENT,
  id TEXT NOT NULL UNIQUE,
  tenant_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  reporter_name TEXT NOT NULL,
  reporter_address TEXT NOT NULL,
  received_at INTEGER NOT NULL,
  answer_by INTEGER NOT NULL,
  state TEXT NOT NULL DEFAULT 'open',
  how TEXT NOT NULL,
  missing TEXT NOT NULL,
  client TEXT NOT NULL,
  internet_message_id TEXT,
  headers TEXT,
  language TEXT NOT NULL,
  time_zone TEXT NOT NULL,
  comment TEXT,
  wants_answer INTEGER NOT NULL,
  simulation INTEGER NOT NULL DEFAULT 0,
  region TEXT NOT NULL,
  frame TEXT NOT NULL,
  mail_sha256 TEXT NOT NULL,
  mail_bytes INTEGER NOT NULL,
  reading TEXT NOT NULL DEFAULT 'pending',
  reading_tries INTEGER NOT NULL DEFAULT 0,
  subject TEXT NOT NULL DEFAULT '',
  from_name TEXT,
  from_address TEXT,
  evidence TEXT
);
-- Same reporter, same bytes: the same report, whoever of several instances gets it first.
CREATE UNIQUE INDEX reports_once ON reports (tenant_id, person_id, mail_sha256);
CREATE INDEX reports_by_state ON reports (state, number);
CREATE INDEX reports_unread ON reports (number) WHERE reading = 'pending';

-- The raw original, apart from its row so that lists never touch it; keyed by number, so that mails are only ever appended.
CREATE TABLE mails (
  number INTEGER PRIMARY KEY REFERENCES reports (number) ON DELETE CASCADE,
  raw BLOB NOT NULL
);

-- Idempotency keys, per person (security 26).
CREATE TABLE submissions (
  tenant_id TEXT NOT NULL,
  person_id TEXT NOT NULL,
  key TEXT NOT NULL,
  body_sha256 TEXT NOT NULL,
  report_id TEXT NOT NULL,
  duplicate INTEGER NOT NULL,
  at INTEGER NOT NULL,
  PRIMARY KEY (key, tenant_id, person_id)
) WITHOUT ROWID;
CREATE INDEX submissions_by_age ON submissions (at);

-- Transactional outbox. `subject_id` is opaque here: the delivery worker does not know what a report is.
CREATE TABLE deliveries (
  id TEXT PRIMARY KEY,
  subject_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  target TEXT NOT NULL,
  message_id TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'waiting',
  attempts INTEGER NOT NULL DEFAULT 0,
  created_at INTEGER NOT NULL,
  due_at INTEGER NOT NULL,
  lease_until INTEGER,
  lease_holder TEXT,
  delivered_at INTEGER,
  last_error TEXT
);
CREATE INDEX deliveries_due ON deliveries (due_at) WHERE state IN ('waiting', 'sending');
CREATE INDEX deliveries_by_subject ON deliveries (subject_id);

CREATE TABLE delivery_attempts (
  delivery_id TEXT NOT NULL REFERENCES deliveries (id) ON DELETE CASCADE,
  number INTEGER NOT NULL,
  at INTEGER NOT NULL,
  outcome TEXT NOT NULL,
  detail TEXT NOT NULL,
  PRIMARY KEY (delivery_id, number)
);

CREATE TABLE desk_sessions (
  -- SHA-256 of the cookie: a copy of the database is not a bunch of keys.
  id_sha256 TEXT PRIMARY KEY,
  person_id TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  created_at INTEGER NOT NULL,
  seen_at INTEGER NOT NULL,
  id_token TEXT
);

-- Sign-ins under way: state, nonce and PKCE verifier live here, not in the browser.
CREATE TABLE desk_sign_ins (
  state_sha256 TEXT PRIMARY KEY,
  browser_sha256 TEXT NOT NULL,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  return_to TEXT NOT NULL,
  created_at INTEGER NOT NULL
);
