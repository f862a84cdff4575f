-- One text for both engines. Moments are microseconds since 1970 (UTC), booleans are 0 and 1.
-- ${identity}: a number that counts up; ${compact}: no hidden row number, where the engine has one.

CREATE TABLE source_state (
  name TEXT PRIMARY KEY,
  cursor_text TEXT NOT NULL,
  last_success BIGINT,
  last_news BIGINT,
  failures INTEGER NOT NULL,
  failing_since BIGINT,
  why TEXT NOT NULL
) ${compact};

CREATE TABLE advisory (
  source TEXT NOT NULL,
  id TEXT NOT NULL,
  hash TEXT NOT NULL,
  published BIGINT NOT NULL,
  updated BIGINT NOT NULL,
  detail_asked BIGINT,
  detail TEXT,
  body TEXT NOT NULL,
  PRIMARY KEY (source, id)
);
CREATE INDEX advisory_published ON advisory (published);
CREATE INDEX advisory_updated ON advisory (updated);

CREATE TABLE advisory_vulnerability (
  vulnerability TEXT NOT NULL,
  source TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (vulnerability, source, id)
) ${compact};
CREATE INDEX advisory_vulnerability_by_advisory ON advisory_vulnerability (source, id);

CREATE TABLE advisory_related (
  related TEXT NOT NULL,
  source TEXT NOT NULL,
  id TEXT NOT NULL,
  PRIMARY KEY (related, source, id)
) ${compact};
CREATE INDEX advisory_related_by_advisory ON advisory_related (source, id);

CREATE TABLE vulnerability (
  id TEXT PRIMARY KEY,
  undecided INTEGER NOT NULL,
  held_until BIGINT,
  first_decided BIGINT
) ${compact};
CREATE INDEX vulnerability_undecided ON vulnerability (id) WHERE undecided = 1;
CREATE INDEX vulnerability_held ON vulnerability (held_until) WHERE held_until IS NOT NULL;

CREATE TABLE enrichment (
  vulnerability TEXT NOT NULL,
  kind TEXT NOT NULL,
  body TEXT NOT NULL,
  PRIMARY KEY (vulnerability, kind)
) ${compact};

CREATE TABLE reject (
  id ${identity},
  source TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  ref TEXT NOT NULL,
  reason TEXT NOT NULL,
  sample TEXT NOT NULL,
  at BIGINT NOT NULL
);
CREATE INDEX reject_by_source ON reject (source, id);

CREATE TABLE ticket (
  id ${identity},
  destination TEXT NOT NULL,
  ref TEXT,
  url TEXT NOT NULL,
  subject TEXT NOT NULL,
  planned BIGINT NOT NULL,
  filed BIGINT,
  UNIQUE (destination, ref)
);

CREATE TABLE ticket_member (
  ticket_key TEXT PRIMARY KEY,
  vulnerability TEXT NOT NULL,
  ticket BIGINT NOT NULL,
  place INTEGER NOT NULL
) ${compact};
CREATE INDEX ticket_member_by_ticket ON ticket_member (ticket);
CREATE INDEX ticket_member_by_vulnerability ON ticket_member (vulnerability);

CREATE TABLE outbox (
  id ${identity},
  ticket BIGINT,
  action TEXT NOT NULL,
  planned BIGINT NOT NULL,
  due BIGINT NOT NULL,
  claimed_until BIGINT NOT NULL,
  attempts INTEGER NOT NULL,
  attempting INTEGER NOT NULL,
  concessions INTEGER NOT NULL,
  last_try BIGINT,
  why TEXT NOT NULL,
  done BIGINT
);
CREATE INDEX outbox_waiting ON outbox (id) WHERE done IS NULL;
CREATE INDEX outbox_by_ticket ON outbox (ticket);

CREATE TABLE ledger (
  id ${identity},
  at BIGINT NOT NULL,
  vulnerability TEXT NOT NULL,
  destination TEXT NOT NULL,
  watch TEXT NOT NULL,
  fate TEXT NOT NULL,
  rule TEXT NOT NULL,
  reason TEXT NOT NULL,
  evidence TEXT
);
CREATE INDEX ledger_by_vulnerability ON ledger (vulnerability);
CREATE INDEX ledger_by_time ON ledger (at);

CREATE TABLE watch_seen (
  fingerprint TEXT PRIMARY KEY,
  at BIGINT NOT NULL
) ${compact};

CREATE TABLE memory (
  name TEXT PRIMARY KEY,
  word TEXT NOT NULL
) ${compact};

CREATE TABLE pass (
  id ${identity},
  started BIGINT NOT NULL,
  ended BIGINT NOT NULL,
  summary TEXT NOT NULL
);

CREATE TABLE run_lock (
  name TEXT PRIMARY KEY,
  since BIGINT NOT NULL
) ${compact};

CREATE TABLE card (
  id ${identity},
  subject TEXT NOT NULL,
  body TEXT NOT NULL,
  priority TEXT NOT NULL,
  assignee TEXT NOT NULL,
  status TEXT NOT NULL,
  created BIGINT NOT NULL
);

CREATE TABLE card_key (
  ticket_key TEXT PRIMARY KEY,
  card BIGINT NOT NULL,
  place INTEGER NOT NULL
) ${compact};
CREATE INDEX card_key_by_card ON card_key (card);

CREATE TABLE card_note (
  id ${identity},
  card BIGINT NOT NULL,
  at BIGINT NOT NULL,
  body TEXT NOT NULL
);
CREATE INDEX card_note_by_card ON card_note (card);
