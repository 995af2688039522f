-- What others say of a badge. A link is made by the learner or by somebody who decides, opens for one person, and ends;
-- what was written is joined to the badge only once the learner accepts it. Names and words stand here alone.
CREATE TABLE endorsement (
    id TEXT PRIMARY KEY,
    claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    -- The badge that was shown when it was written: words about another one are not joined.
    badge TEXT NOT NULL,
    token_hash TEXT NOT NULL UNIQUE,
    -- For whom the link is, as whoever made it calls them.
    asked TEXT NOT NULL,
    -- Account that made it; nothing where the learner did.
    made_by TEXT,
    made BIGINT NOT NULL,
    expires BIGINT NOT NULL,
    -- The learner chose to show what they told, too.
    shows_account BIGINT NOT NULL,
    -- asked, written, joined
    state TEXT NOT NULL,
    name TEXT NOT NULL DEFAULT '',
    role TEXT NOT NULL DEFAULT '',
    words TEXT NOT NULL DEFAULT '',
    language TEXT NOT NULL DEFAULT '',
    changed BIGINT NOT NULL,
    -- Signed, once it is joined.
    credential TEXT
);
CREATE INDEX endorsement_by_claim ON endorsement (claim, made);
