-- Moments are seconds since 1970 in UTC; keys and digests are lower-case hexadecimal text.
-- The SQL keeps to what SQLite and PostgreSQL share (a BLOB is BYTEA there).
CREATE TABLE organisation (
    id BIGINT PRIMARY KEY,
    name TEXT NOT NULL,
    signing_public TEXT NOT NULL,
    signing_sealed TEXT NOT NULL,
    sealing_public TEXT NOT NULL,
    sealing_sealed TEXT NOT NULL,
    created BIGINT NOT NULL,
    exported BIGINT
);

CREATE TABLE account (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL,
    name_folded TEXT NOT NULL UNIQUE,
    email TEXT,
    password_hash TEXT NOT NULL,
    created BIGINT NOT NULL
);

-- The link of the first start; at most one row, gone once the account exists.
CREATE TABLE setup (
    token_hash TEXT PRIMARY KEY,
    created BIGINT NOT NULL
);

CREATE TABLE login (
    token_hash TEXT PRIMARY KEY,
    account TEXT NOT NULL REFERENCES account (id),
    csrf TEXT NOT NULL,
    expires BIGINT NOT NULL
);

CREATE TABLE failed_login (
    subject TEXT NOT NULL,
    moment BIGINT NOT NULL
);
CREATE INDEX failed_login_by_subject ON failed_login (subject, moment);

CREATE TABLE offer (
    token_hash TEXT PRIMARY KEY,
    expires BIGINT NOT NULL,
    used BIGINT
);

CREATE TABLE typed_code (
    code_hash TEXT PRIMARY KEY,
    expires BIGINT NOT NULL
);

CREATE TABLE station (
    id TEXT PRIMARY KEY,
    public_key TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    paired BIGINT NOT NULL,
    removed BIGINT
);

-- The raw package stands here only until the decision; what a page shows afterwards is in `review`.
CREATE TABLE claim (
    id TEXT PRIMARY KEY,
    code TEXT NOT NULL UNIQUE,
    digest TEXT NOT NULL,
    station_key TEXT NOT NULL,
    scenario TEXT NOT NULL,
    scenario_hash TEXT NOT NULL,
    badge TEXT NOT NULL,
    badge_version BIGINT NOT NULL,
    pseudonym TEXT NOT NULL,
    language TEXT NOT NULL,
    state TEXT NOT NULL,
    apart TEXT,
    received BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    package BLOB,
    review TEXT
);
CREATE INDEX claim_by_state ON claim (state, received);

CREATE TABLE decision (
    id TEXT PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claim (id),
    kind TEXT NOT NULL,
    account TEXT NOT NULL,
    account_name TEXT NOT NULL,
    words TEXT NOT NULL,
    meeting TEXT,
    witnessed BIGINT NOT NULL,
    moment BIGINT NOT NULL,
    -- 1, 2, … per claim: two decisions can fall into one second, and clocks go back.
    number BIGINT NOT NULL,
    UNIQUE (claim, number)
);

-- The organisation's own badge definitions: taken over from a scenario at first sight, then its own.
CREATE TABLE definition (
    scenario TEXT NOT NULL,
    badge TEXT NOT NULL,
    version BIGINT NOT NULL,
    body TEXT NOT NULL,
    adopted BIGINT NOT NULL,
    PRIMARY KEY (scenario, badge, version)
);

CREATE TABLE badge (
    id TEXT PRIMARY KEY,
    claim TEXT NOT NULL UNIQUE REFERENCES claim (id),
    credential TEXT NOT NULL,
    picture BLOB NOT NULL,
    issued BIGINT NOT NULL,
    revoked BIGINT,
    revoked_reason TEXT,
    revoked_by TEXT
);

-- A place in a status list is taken before a badge is signed, and never given twice.
CREATE TABLE status_place (
    list BIGINT NOT NULL,
    place BIGINT NOT NULL,
    badge TEXT NOT NULL UNIQUE,
    PRIMARY KEY (list, place)
);
