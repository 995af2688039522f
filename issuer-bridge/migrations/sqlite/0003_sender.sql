-- Where a claim of an unknown station came from, as a digest, for as long as it waits apart: so that one sender cannot
-- take the room of all, and everything of one can go at once.
ALTER TABLE claim ADD COLUMN sender TEXT;
