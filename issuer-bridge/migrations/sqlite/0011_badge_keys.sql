-- Keys that sign badges after the organisation's first one, which pairs stations and seals identities for ever. Past keys
-- stay: their public halves verify what they signed, their secrets sign the status lists of their own badges.
CREATE TABLE badge_key (
    -- 2, 3, …
    number BIGINT PRIMARY KEY,
    public TEXT NOT NULL UNIQUE,
    -- Empty where the secret was lost with the key-encryption key.
    sealed TEXT NOT NULL,
    since BIGINT NOT NULL,
    -- The first status list of its badges.
    first_list BIGINT NOT NULL
);
