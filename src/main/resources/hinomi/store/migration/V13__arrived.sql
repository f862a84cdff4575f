-- When a source first spoke of a vulnerability; NULL for what came as history. Of those from before this column the
-- moment of their first decision is known, which was soon after.

ALTER TABLE vulnerability ADD COLUMN arrived BIGINT;
UPDATE vulnerability SET arrived = first_decided WHERE first_decided IS NOT NULL;
CREATE INDEX vulnerability_arrived ON vulnerability (arrived) WHERE arrived IS NOT NULL;
