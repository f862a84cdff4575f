-- What each source brought on each day (UTC), for the pages that show how it fares.

CREATE TABLE source_day (
  source TEXT NOT NULL,
  day TEXT NOT NULL,
  fresh BIGINT NOT NULL,
  changed BIGINT NOT NULL,
  rejected BIGINT NOT NULL,
  PRIMARY KEY (source, day)
) ${compact};
