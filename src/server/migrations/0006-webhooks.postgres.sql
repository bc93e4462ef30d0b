-- Who outside is told of what happens here. Secrets are encrypted with a key that is not in the database.
CREATE TABLE webhook_targets (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  url TEXT NOT NULL,
  -- JSON list of event types.
  events TEXT NOT NULL,
  secret TEXT NOT NULL,
  -- Signs beside the new one until then, so that nobody has to change both ends in one moment.
  old_secret TEXT,
  old_until BIGINT,
  state TEXT NOT NULL,
  created_at BIGINT NOT NULL
);

-- What is told, written once: every attempt sends the same bytes under the same id.
CREATE TABLE webhook_events (
  id TEXT PRIMARY KEY,
  type TEXT NOT NULL,
  at BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX webhook_events_by_age ON webhook_events (at);
