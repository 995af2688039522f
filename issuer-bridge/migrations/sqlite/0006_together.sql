-- Who looks at a claim just now: a person looks at one. It tells others, and holds nobody back for long.
CREATE TABLE looking (
    account TEXT PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    since BIGINT NOT NULL,
    seen BIGINT NOT NULL
);
CREATE INDEX looking_by_claim ON looking (claim);

-- A badge that is corrected is replaced by another of the same claim: one of them is in force.
CREATE TABLE badge_now (
    id TEXT PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claim (id),
    credential TEXT NOT NULL,
    picture BLOB NOT NULL,
    issued BIGINT NOT NULL,
    -- Until when it is valid; for ever where there is nothing.
    ends BIGINT,
    -- The one in whose place it came.
    replaces TEXT UNIQUE,
    revoked BIGINT,
    revoked_reason TEXT,
    revoked_by TEXT
);
INSERT INTO badge_now (id, claim, credential, picture, issued, revoked, revoked_reason, revoked_by)
    SELECT id, claim, credential, picture, issued, revoked, revoked_reason, revoked_by FROM badge;
DROP TABLE badge;
ALTER TABLE badge_now RENAME TO badge;
CREATE INDEX badge_by_claim ON badge (claim);
CREATE UNIQUE INDEX badge_in_force ON badge (claim) WHERE revoked IS NULL;

-- Who said that the date is right, where somebody had to.
ALTER TABLE clock ADD COLUMN said_by TEXT;

-- Waiting claims of the same kind and day are counted from this alone.
CREATE INDEX claim_alike ON claim (state, scenario, badge, badge_version, received);

-- Lists are counted, narrowed and put in order from this alone; cards are read only of what is shown.
DROP INDEX claim_in_order;
CREATE INDEX claim_in_order ON claim (state, received, id, scenario, badge, station_key);
