-- The same tables as SQLite's, as they stand after its migration 13; what they mean stands there. Where SQLite has numbers
-- for yes and no, here are BOOLEANs. Texts are compared byte by byte, as SQLite compares them, whatever the collation of the
-- database: lists come in the same order.
CREATE TABLE organisation (
    id BIGINT PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    signing_public TEXT COLLATE "C" NOT NULL,
    signing_sealed TEXT COLLATE "C" NOT NULL,
    sealing_public TEXT COLLATE "C" NOT NULL,
    sealing_sealed TEXT COLLATE "C" NOT NULL,
    created BIGINT NOT NULL,
    exported BIGINT
);

CREATE TABLE badge_key (
    number BIGINT PRIMARY KEY,
    public TEXT COLLATE "C" NOT NULL UNIQUE,
    sealed TEXT COLLATE "C" NOT NULL,
    since BIGINT NOT NULL,
    first_list BIGINT NOT NULL
);

CREATE TABLE account (
    id TEXT COLLATE "C" PRIMARY KEY,
    name TEXT COLLATE "C" NOT NULL,
    name_folded TEXT COLLATE "C" NOT NULL UNIQUE,
    email TEXT COLLATE "C",
    password_hash TEXT COLLATE "C" NOT NULL,
    created BIGINT NOT NULL,
    roles TEXT COLLATE "C" NOT NULL,
    disabled BIGINT
);

CREATE TABLE setup (
    token_hash TEXT COLLATE "C" PRIMARY KEY,
    created BIGINT NOT NULL
);

CREATE TABLE login (
    token_hash TEXT COLLATE "C" PRIMARY KEY,
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id),
    csrf TEXT COLLATE "C" NOT NULL,
    expires BIGINT NOT NULL,
    opened BIGINT NOT NULL,
    browser TEXT COLLATE "C" NOT NULL
);

CREATE TABLE failed_login (
    subject TEXT COLLATE "C" NOT NULL,
    moment BIGINT NOT NULL
);
CREATE INDEX failed_login_by_subject ON failed_login (subject, moment);

CREATE TABLE clock (
    id BIGINT PRIMARY KEY,
    believed BIGINT NOT NULL,
    said_by TEXT COLLATE "C"
);

CREATE TABLE offer (
    token_hash TEXT COLLATE "C" PRIMARY KEY,
    expires BIGINT NOT NULL,
    used BIGINT
);

CREATE TABLE typed_code (
    code_hash TEXT COLLATE "C" PRIMARY KEY,
    expires BIGINT NOT NULL
);

CREATE TABLE station (
    id TEXT COLLATE "C" PRIMARY KEY,
    public_key TEXT COLLATE "C" NOT NULL UNIQUE,
    name TEXT COLLATE "C" NOT NULL,
    paired BIGINT NOT NULL,
    removed BIGINT
);

CREATE TABLE claim (
    id TEXT COLLATE "C" PRIMARY KEY,
    code TEXT COLLATE "C" NOT NULL UNIQUE,
    digest TEXT COLLATE "C" NOT NULL,
    station_key TEXT COLLATE "C" NOT NULL,
    scenario TEXT COLLATE "C" NOT NULL,
    scenario_hash TEXT COLLATE "C" NOT NULL,
    badge TEXT COLLATE "C" NOT NULL,
    badge_version BIGINT NOT NULL,
    pseudonym TEXT COLLATE "C" NOT NULL,
    language TEXT COLLATE "C" NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    apart TEXT COLLATE "C",
    received BIGINT NOT NULL,
    changed BIGINT NOT NULL,
    package BYTEA,
    review TEXT COLLATE "C",
    sender TEXT COLLATE "C"
);
-- An index takes no long texts here: what comes from unknown situations stands in none.
CREATE INDEX claim_in_order ON claim (state, received, id, station_key);
CREATE INDEX claim_alike ON claim (scenario, badge, badge_version, received) WHERE state = 'waiting';
CREATE INDEX claim_by_change ON claim (state, changed);

CREATE TABLE card (
    claim TEXT COLLATE "C" PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
    page TEXT COLLATE "C" NOT NULL UNIQUE,
    pseudonym TEXT COLLATE "C" NOT NULL,
    scenario TEXT COLLATE "C" NOT NULL,
    badge TEXT COLLATE "C" NOT NULL,
    badge_version BIGINT NOT NULL,
    station_key TEXT COLLATE "C" NOT NULL,
    title TEXT COLLATE "C" NOT NULL,
    beginning TEXT COLLATE "C" NOT NULL,
    readable BOOLEAN NOT NULL,
    searched TEXT COLLATE "C" NOT NULL,
    number BIGINT NOT NULL UNIQUE
);
CREATE INDEX card_begins ON card (SUBSTR(searched, 1, 2), claim);

CREATE TABLE draft (
    account TEXT COLLATE "C" NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    claim TEXT COLLATE "C" NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    words TEXT COLLATE "C" NOT NULL,
    meeting TEXT COLLATE "C" NOT NULL,
    kept BIGINT NOT NULL,
    PRIMARY KEY (account, claim)
);

CREATE TABLE looking (
    account TEXT COLLATE "C" PRIMARY KEY REFERENCES account (id) ON DELETE CASCADE,
    claim TEXT COLLATE "C" NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    since BIGINT NOT NULL,
    seen BIGINT NOT NULL
);
CREATE INDEX looking_by_claim ON looking (claim);

CREATE TABLE decision (
    id TEXT COLLATE "C" PRIMARY KEY,
    claim TEXT COLLATE "C" NOT NULL REFERENCES claim (id),
    kind TEXT COLLATE "C" NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    account_name TEXT COLLATE "C" NOT NULL,
    words TEXT COLLATE "C" NOT NULL,
    meeting TEXT COLLATE "C",
    witnessed BOOLEAN NOT NULL,
    moment BIGINT NOT NULL,
    number BIGINT NOT NULL,
    UNIQUE (claim, number)
);

CREATE TABLE definition (
    scenario TEXT COLLATE "C" NOT NULL,
    badge TEXT COLLATE "C" NOT NULL,
    version BIGINT NOT NULL,
    body TEXT COLLATE "C" NOT NULL,
    adopted BIGINT NOT NULL,
    PRIMARY KEY (scenario, badge, version)
);

CREATE TABLE badge (
    id TEXT COLLATE "C" PRIMARY KEY,
    claim TEXT COLLATE "C" NOT NULL REFERENCES claim (id),
    credential TEXT COLLATE "C" NOT NULL,
    picture BYTEA NOT NULL,
    issued BIGINT NOT NULL,
    ends BIGINT,
    replaces TEXT COLLATE "C" UNIQUE,
    revoked BIGINT,
    revoked_reason TEXT COLLATE "C",
    revoked_by TEXT COLLATE "C"
);
CREATE INDEX badge_by_claim ON badge (claim);
CREATE UNIQUE INDEX badge_in_force ON badge (claim) WHERE revoked IS NULL;

CREATE TABLE badge_gone (
    id TEXT COLLATE "C" PRIMARY KEY,
    issued BIGINT NOT NULL,
    revoked BIGINT
);

CREATE TABLE status_place (
    list BIGINT NOT NULL,
    place BIGINT NOT NULL,
    badge TEXT COLLATE "C" NOT NULL UNIQUE,
    PRIMARY KEY (list, place)
);

CREATE TABLE endorsement (
    id TEXT COLLATE "C" PRIMARY KEY,
    claim TEXT COLLATE "C" NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    badge TEXT COLLATE "C" NOT NULL,
    token_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    asked TEXT COLLATE "C" NOT NULL,
    made_by TEXT COLLATE "C",
    made BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    shows_account BOOLEAN NOT NULL,
    state TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL DEFAULT '',
    role TEXT COLLATE "C" NOT NULL DEFAULT '',
    words TEXT COLLATE "C" NOT NULL DEFAULT '',
    language TEXT COLLATE "C" NOT NULL DEFAULT '',
    changed BIGINT NOT NULL,
    credential TEXT COLLATE "C"
);
CREATE INDEX endorsement_by_claim ON endorsement (claim, made);

CREATE TABLE wallet (
    id TEXT COLLATE "C" PRIMARY KEY,
    secret_hash TEXT COLLATE "C" NOT NULL,
    name TEXT COLLATE "C" NOT NULL,
    redirects TEXT COLLATE "C" NOT NULL,
    registered BIGINT NOT NULL
);

CREATE TABLE wallet_grant (
    id TEXT COLLATE "C" PRIMARY KEY,
    wallet TEXT COLLATE "C" NOT NULL REFERENCES wallet (id) ON DELETE CASCADE,
    claim TEXT COLLATE "C" NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    scope TEXT COLLATE "C" NOT NULL,
    redirect TEXT COLLATE "C" NOT NULL,
    challenge TEXT COLLATE "C" NOT NULL,
    given BIGINT NOT NULL,
    code_hash TEXT COLLATE "C" NOT NULL UNIQUE,
    code_expires BIGINT NOT NULL,
    code_used BIGINT,
    access_hash TEXT COLLATE "C" UNIQUE,
    access_expires BIGINT,
    refresh_hash TEXT COLLATE "C" UNIQUE,
    refresh_expires BIGINT
);
CREATE INDEX wallet_grant_by_claim ON wallet_grant (claim, given);

CREATE TABLE platform_consent (
    claim TEXT COLLATE "C" PRIMARY KEY REFERENCES claim (id) ON DELETE CASCADE,
    given BIGINT NOT NULL,
    exported BIGINT
);

CREATE TABLE opened (
    claim TEXT COLLATE "C" NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    account TEXT COLLATE "C" NOT NULL,
    account_name TEXT COLLATE "C" NOT NULL,
    moment BIGINT NOT NULL,
    PRIMARY KEY (claim, account)
);

CREATE TABLE keeping (
    state TEXT COLLATE "C" PRIMARY KEY,
    days BIGINT NOT NULL
);

CREATE TABLE erased (
    code_digest TEXT COLLATE "C" PRIMARY KEY,
    moment BIGINT NOT NULL
);

CREATE TABLE audit (
    number BIGINT PRIMARY KEY,
    moment BIGINT NOT NULL,
    account TEXT COLLATE "C" NOT NULL,
    account_name TEXT COLLATE "C" NOT NULL,
    act TEXT COLLATE "C" NOT NULL,
    subject TEXT COLLATE "C" NOT NULL,
    detail TEXT COLLATE "C" NOT NULL,
    previous TEXT COLLATE "C" NOT NULL,
    digest TEXT COLLATE "C" NOT NULL
);
CREATE INDEX audit_by_subject ON audit (subject, number);
