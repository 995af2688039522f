-- What SQLite speaks and PostgreSQL does not, for the SQL of tests.
CREATE SCHEMA spoken;
CREATE AGGREGATE spoken.group_concat (TEXT, TEXT) (SFUNC = string_agg_transfn, STYPE = internal, FINALFUNC = string_agg_finalfn);
CREATE FUNCTION spoken.joined (TEXT, TEXT) RETURNS TEXT LANGUAGE SQL AS $$ SELECT COALESCE($1 || ',' || $2, $2) $$;
CREATE AGGREGATE spoken.group_concat (TEXT) (SFUNC = spoken.joined, STYPE = TEXT);
CREATE FUNCTION spoken.hex (BYTEA) RETURNS TEXT LANGUAGE SQL AS $$ SELECT encode($1, 'hex') $$;
CREATE FUNCTION spoken.strftime (TEXT) RETURNS TEXT LANGUAGE SQL AS $$ SELECT floor(extract(epoch FROM now()))::TEXT $$;
CREATE FUNCTION spoken.printf (TEXT, INT) RETURNS TEXT LANGUAGE SQL AS $$ SELECT lpad(to_hex($2), 32, '0') $$;
CREATE FUNCTION spoken.times (INT, BOOLEAN) RETURNS INT LANGUAGE SQL AS $$ SELECT $1 * $2::INT $$;
CREATE OPERATOR spoken.* (LEFTARG = INT, RIGHTARG = BOOLEAN, FUNCTION = spoken.times);
