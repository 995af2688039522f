-- When the clock was last believed: one row. A clock that leaps from there signs no badge until a person says that it is
-- right.
CREATE TABLE clock (
    id BIGINT PRIMARY KEY,
    believed BIGINT NOT NULL
);
