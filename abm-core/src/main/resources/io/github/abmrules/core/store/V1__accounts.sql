-- Where accounts stand, what was seen of them, what people decided, what happened, and what the CRM is to be told.
-- ${key} is a text that is ordered by its code points. Instants are texts of one length, so that their order is that of time.
CREATE TABLE account (
    account_id ${key} PRIMARY KEY,
    version BIGINT NOT NULL,
    changed_at ${key} NOT NULL,
    cluster ${key},
    pin_cluster ${key},
    pin_until ${key},
    body TEXT NOT NULL
);
CREATE INDEX account_cluster ON account (cluster);
CREATE INDEX account_pin ON account (pin_cluster);
CREATE TABLE evidence (
    account_id ${key} NOT NULL,
    kind ${key} NOT NULL,
    natural_key ${key} NOT NULL,
    seen_at ${key} NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (account_id, kind, natural_key)
);
CREATE TABLE review (
    review_id ${key} PRIMARY KEY,
    account_id ${key} NOT NULL,
    status ${key} NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX review_account ON review (account_id);
CREATE INDEX review_status ON review (status);
CREATE TABLE history (
    account_id ${key} NOT NULL,
    entry BIGINT NOT NULL,
    at ${key} NOT NULL,
    kind ${key} NOT NULL,
    body TEXT NOT NULL,
    PRIMARY KEY (account_id, entry)
);
CREATE INDEX history_kind ON history (kind, at);
CREATE TABLE decision (
    account_id ${key} NOT NULL,
    entry BIGINT NOT NULL,
    decision_id ${key} NOT NULL,
    rules_version ${key} NOT NULL,
    as_of ${key} NOT NULL,
    zone TEXT NOT NULL,
    input_hash TEXT NOT NULL,
    input TEXT NOT NULL,
    result TEXT NOT NULL,
    PRIMARY KEY (account_id, entry)
);
CREATE INDEX decision_as_of ON decision (as_of);
CREATE TABLE delivery (
    account_id ${key} NOT NULL,
    number BIGINT NOT NULL,
    delivery_key ${key} NOT NULL UNIQUE,
    kind ${key} NOT NULL,
    status ${key} NOT NULL,
    attempts INTEGER NOT NULL,
    not_before ${key} NOT NULL,
    reason TEXT,
    queued_at ${key} NOT NULL,
    delivered_at ${key},
    body TEXT NOT NULL,
    PRIMARY KEY (account_id, number)
);
CREATE INDEX delivery_turn ON delivery (status, not_before);
CREATE INDEX delivery_line ON delivery (account_id, status, number);
