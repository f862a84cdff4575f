-- The life of tickets: what sort they are, what was last told on them, what people have made of them.

ALTER TABLE ticket ADD COLUMN kind TEXT NOT NULL DEFAULT 'CASE';
ALTER TABLE ticket ADD COLUMN grouped TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN severity TEXT;
ALTER TABLE ticket ADD COLUMN due TEXT;
ALTER TABLE ticket ADD COLUMN assign_to TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN watches TEXT NOT NULL DEFAULT '[]';
ALTER TABLE ticket ADD COLUMN stage TEXT NOT NULL DEFAULT 'NEW';
ALTER TABLE ticket ADD COLUMN status TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN assignee TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN moved TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN touched BIGINT;
ALTER TABLE ticket ADD COLUMN touched_by TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN closed BIGINT;
ALTER TABLE ticket ADD COLUMN closed_by TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN closing_note TEXT NOT NULL DEFAULT '';
ALTER TABLE ticket ADD COLUMN read_at BIGINT;
ALTER TABLE ticket ADD COLUMN reminded BIGINT;
CREATE INDEX ticket_grouped ON ticket (destination, grouped, id) WHERE grouped <> '';

ALTER TABLE ticket_member ADD COLUMN told TEXT;

ALTER TABLE outbox ADD COLUMN destination TEXT NOT NULL DEFAULT '';
ALTER TABLE outbox ADD COLUMN kind TEXT NOT NULL DEFAULT '';
CREATE INDEX outbox_by_day ON outbox (destination, planned);

-- What is to stand in the next digest, until a digest ticket lists it.
CREATE TABLE digest_line (
  destination TEXT NOT NULL,
  vulnerability TEXT NOT NULL,
  body TEXT NOT NULL,
  at BIGINT NOT NULL,
  PRIMARY KEY (destination, vulnerability)
) ${compact};

CREATE TABLE silence (
  id ${identity},
  kind TEXT NOT NULL,
  what TEXT NOT NULL,
  until BIGINT NOT NULL,
  reason TEXT NOT NULL,
  at BIGINT NOT NULL,
  ended BIGINT
);

CREATE TABLE promotion (
  vulnerability TEXT PRIMARY KEY,
  at BIGINT NOT NULL
) ${compact};

-- Lines for the chat, until they are posted.
CREATE TABLE chat (
  id ${identity},
  line TEXT NOT NULL,
  planned BIGINT NOT NULL,
  due BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  done BIGINT
);
CREATE INDEX chat_waiting ON chat (id) WHERE done IS NULL;

-- The board: who wrote a note (empty: Hinomi) and which status came with it.
ALTER TABLE card ADD COLUMN due TEXT;
ALTER TABLE card_note ADD COLUMN author TEXT NOT NULL DEFAULT '';
ALTER TABLE card_note ADD COLUMN status TEXT NOT NULL DEFAULT '';
