-- The index of words. doc is the number under which a vulnerability stands in it, none while it does not;
-- a higher one was published later. What stands in the index may be out of date where stale is 1.
-- What is collected already is brought into the index later, not here.

ALTER TABLE vulnerability ADD COLUMN doc BIGINT;
ALTER TABLE vulnerability ADD COLUMN stale INTEGER NOT NULL DEFAULT 1;
CREATE UNIQUE INDEX vulnerability_doc ON vulnerability (doc) WHERE doc IS NOT NULL;
CREATE INDEX vulnerability_stale ON vulnerability (id) WHERE stale = 1;

${search_table};
${search_support};
