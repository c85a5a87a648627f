-- When accounts are due, what is kept about owners, and the number under which seats of Active Focus are taken.
-- Accounts that are there already are due at once: their next decision says when the one after is.
ALTER TABLE account ADD COLUMN next_due ${key};
UPDATE account SET next_due = changed_at;
CREATE INDEX account_due ON account (next_due, account_id);
CREATE TABLE owner (
    owner ${key} PRIMARY KEY,
    body TEXT NOT NULL
);
CREATE TABLE seat (
    id INTEGER PRIMARY KEY,
    taken BIGINT NOT NULL
);
INSERT INTO seat (id, taken) VALUES (1, 0);
