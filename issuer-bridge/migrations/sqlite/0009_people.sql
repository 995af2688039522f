-- What an account may do, as words with spaces between. Those that were there could do everything.
ALTER TABLE account ADD COLUMN roles TEXT NOT NULL DEFAULT 'pedagogue cartographe';
-- Since when it opens nothing any more.
ALTER TABLE account ADD COLUMN disabled BIGINT;

-- Since when a login runs, and in what kind of browser: so that its owner knows it again.
ALTER TABLE login ADD COLUMN opened BIGINT NOT NULL DEFAULT 0;
ALTER TABLE login ADD COLUMN browser TEXT NOT NULL DEFAULT '';

-- Who did what, in a chain: each row carries the digest of the one before. No learner is named here; a claim is called
-- by its page, which leads to nothing once it is erased.
CREATE TABLE audit (
    number BIGINT PRIMARY KEY,
    moment BIGINT NOT NULL,
    account TEXT NOT NULL,
    account_name TEXT NOT NULL,
    act TEXT NOT NULL,
    subject TEXT NOT NULL,
    detail TEXT NOT NULL,
    previous TEXT NOT NULL,
    digest TEXT NOT NULL
);
CREATE INDEX audit_by_subject ON audit (subject, number);

-- Who opened a sealed identity, and when first.
CREATE TABLE opened (
    claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    account TEXT NOT NULL,
    account_name TEXT NOT NULL,
    moment BIGINT NOT NULL,
    PRIMARY KEY (claim, account)
);

-- How many days what is in a state is kept; where there is no row, the program's own proposal.
CREATE TABLE keeping (
    state TEXT PRIMARY KEY,
    days BIGINT NOT NULL
);

-- Claims that were erased, as digests of their codes: a station that still has the package must not bring it back.
CREATE TABLE erased (
    code_digest TEXT PRIMARY KEY,
    moment BIGINT NOT NULL
);

-- Badges whose claim was erased: nothing but whether they were withdrawn, for the status list.
CREATE TABLE badge_gone (
    id TEXT PRIMARY KEY,
    issued BIGINT NOT NULL,
    revoked BIGINT
);
CREATE INDEX claim_by_change ON claim (state, changed);
