-- One or two letters are too short for the index of what is searched: they are how a pseudonym begins, which stands first
-- there.
CREATE INDEX card_begins ON card (SUBSTR(searched, 1, 2), claim);
