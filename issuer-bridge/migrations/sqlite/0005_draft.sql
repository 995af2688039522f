-- Words of a decision that is not taken yet: they outlive a login that ends while somebody writes.
CREATE TABLE draft (
    account TEXT NOT NULL REFERENCES account (id) ON DELETE CASCADE,
    claim TEXT NOT NULL REFERENCES claim (id) ON DELETE CASCADE,
    words TEXT NOT NULL,
    meeting TEXT NOT NULL,
    kept BIGINT NOT NULL,
    PRIMARY KEY (account, claim)
);
