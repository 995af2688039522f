-- What a list shows of a claim, beside it: a list that read the claims themselves would read every drawing. Nothing here
-- changes but when a claim that waited apart is admitted. Rows of older databases are made at start.
CREATE TABLE card (
    claim TEXT PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
    -- The name of its page: leads to nothing without a login, and not to the learner's code.
    page TEXT NOT NULL UNIQUE,
    pseudonym TEXT NOT NULL,
    scenario TEXT NOT NULL,
    badge TEXT NOT NULL,
    badge_version BIGINT NOT NULL,
    station_key TEXT NOT NULL,
    -- Title of the situation as JSON; empty where it is not known.
    title TEXT NOT NULL,
    -- How the account begins.
    beginning TEXT NOT NULL,
    -- What is kept of the claim could be read when this was made.
    readable BIGINT NOT NULL,
    -- What is searched, without capitals and accents.
    searched TEXT NOT NULL
);
DROP INDEX claim_by_state;
CREATE INDEX claim_in_order ON claim (state, received, id);
