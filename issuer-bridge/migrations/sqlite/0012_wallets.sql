-- Programs that fetch badges for their learners (OAuth 2.0). Secrets, codes and tokens stand here as digests.
CREATE TABLE wallet (
    id TEXT PRIMARY KEY,
    -- Empty where the program keeps no secret and proves itself by the code's verifier alone.
    secret_hash TEXT NOT NULL,
    name TEXT NOT NULL,
    -- JSON list of addresses.
    redirects TEXT NOT NULL,
    registered BIGINT NOT NULL
);

-- What a learner allowed a wallet: one code, then one pair of tokens at a time.
CREATE TABLE wallet_grant (
    id TEXT PRIMARY KEY,
    wallet TEXT NOT NULL REFERENCES wallet (id) ON DELETE CASCADE,
    claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    -- Words of scopes, with spaces between.
    scope TEXT NOT NULL,
    redirect TEXT NOT NULL,
    challenge TEXT NOT NULL,
    given BIGINT NOT NULL,
    code_hash TEXT NOT NULL UNIQUE,
    code_expires BIGINT NOT NULL,
    code_used BIGINT,
    access_hash TEXT UNIQUE,
    access_expires BIGINT,
    refresh_hash TEXT UNIQUE,
    refresh_expires BIGINT
);
CREATE INDEX wallet_grant_by_claim ON wallet_grant (claim, given);
