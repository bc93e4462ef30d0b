-- What a search looks through, folded once when the mail was read: small rows, apart from the evidence, and the same
-- letters found on every engine (SQLite's lower() knows ASCII only, PostgreSQL's depends on the database's locale).
CREATE TABLE report_search (
  number INTEGER PRIMARY KEY REFERENCES reports (number) ON DELETE CASCADE,
  text TEXT NOT NULL
);
INSERT INTO report_search (number, text)
  SELECT number, lower(subject || ' ' || coalesce(from_name, '') || ' ' || coalesce(from_address, '') || ' ' || reporter_name || ' ' || reporter_address || ' ' || mail_sha256)
  FROM reports WHERE reading <> 'pending';
