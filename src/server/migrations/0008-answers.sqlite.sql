-- How many people a verdict was answered to is counted when it is given.
CREATE INDEX answers_by_verdict ON answers (verdict_id);
