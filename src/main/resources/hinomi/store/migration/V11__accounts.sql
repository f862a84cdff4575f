-- Who has come into the dashboard. Of session ids and tokens only SHA-256 stands here, so that whoever reads the
-- database cannot use them.

CREATE TABLE web_session (
  hash TEXT PRIMARY KEY,
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  proof TEXT NOT NULL,
  began BIGINT NOT NULL,
  seen BIGINT NOT NULL,
  address TEXT NOT NULL,
  agent TEXT NOT NULL
) ${compact};
CREATE INDEX web_session_owner ON web_session (owner);

CREATE TABLE web_token (
  id ${identity},
  hash TEXT NOT NULL UNIQUE,
  owner TEXT NOT NULL,
  name TEXT NOT NULL,
  role TEXT NOT NULL,
  label TEXT NOT NULL,
  scope TEXT NOT NULL,
  made BIGINT NOT NULL,
  expires BIGINT NOT NULL,
  used BIGINT
);
CREATE INDEX web_token_owner ON web_token (owner);

-- Tries to sign in that failed, by a hash of who was named and from where.
CREATE TABLE web_attempt (
  what TEXT PRIMARY KEY,
  failures INTEGER NOT NULL,
  last BIGINT NOT NULL
) ${compact};

-- People who are at the provider of OpenID Connect at the moment.
CREATE TABLE web_errand (
  hash TEXT PRIMARY KEY,
  nonce TEXT NOT NULL,
  verifier TEXT NOT NULL,
  back TEXT NOT NULL,
  began BIGINT NOT NULL
) ${compact};

CREATE TABLE web_audit (
  id ${identity},
  at BIGINT NOT NULL,
  who TEXT NOT NULL,
  address TEXT NOT NULL,
  what TEXT NOT NULL
);
