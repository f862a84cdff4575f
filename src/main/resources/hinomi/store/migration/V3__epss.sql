-- EPSS: some hundred thousand rows that nearly all change every day. Probability and percentile are
-- hundred-thousandths, as finely as they are published; day counts from 1970-01-01.

CREATE TABLE epss (
  cve TEXT PRIMARY KEY,
  probability INTEGER NOT NULL,
  percentile INTEGER NOT NULL,
  day INTEGER NOT NULL
) ${compact};
