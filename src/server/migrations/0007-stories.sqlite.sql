-- Stories of leaders to whom it happened too (N7). `texts` is JSON by language. A story that is deleted is gone: it names a person.
CREATE TABLE stories (
  id TEXT PRIMARY KEY,
  texts TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  state TEXT NOT NULL DEFAULT 'off',
  created_at INTEGER NOT NULL,
  changed_at INTEGER NOT NULL,
  by_name TEXT NOT NULL
);
