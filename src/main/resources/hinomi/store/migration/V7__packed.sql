-- Advisories and their details, packed. A row from before has its text in body and detail, until it changes or
-- "hinomi db vacuum" packs it; one that is packed has none there.

ALTER TABLE advisory ADD COLUMN packed ${bytes};
ALTER TABLE advisory ADD COLUMN detail_packed ${bytes};
