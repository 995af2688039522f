-- What is searched of cards, three letters at a time. A number of its own names a card here: rows have other numbers in a
-- copy. Only the index is kept, not the words again, and what is deleted is overwritten.
ALTER TABLE card ADD COLUMN number BIGINT;
UPDATE card SET number = rowid;
CREATE UNIQUE INDEX card_by_number ON card (number);
CREATE VIRTUAL TABLE sought USING fts5 (searched, content = '', contentless_delete = 1, tokenize = 'trigram');
INSERT INTO sought (sought, rank) VALUES ('secure-delete', 1);
INSERT INTO sought (rowid, searched) SELECT number, searched FROM card;
CREATE TRIGGER card_made AFTER INSERT ON card BEGIN
    INSERT INTO sought (rowid, searched) VALUES (new.number, new.searched);
END;
CREATE TRIGGER card_changed AFTER UPDATE OF searched ON card BEGIN
    DELETE FROM sought WHERE rowid = old.number;
    INSERT INTO sought (rowid, searched) VALUES (new.number, new.searched);
END;
CREATE TRIGGER card_gone AFTER DELETE ON card BEGIN
    DELETE FROM sought WHERE rowid = old.number;
END;
