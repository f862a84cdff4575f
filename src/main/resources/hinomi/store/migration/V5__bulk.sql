-- What is known of bulk files, so that what has not changed in them need not be read again: by part of a zip the
-- check sums of its records (base64), by the name of a feed its own.

CREATE TABLE bulk_mark (
  source TEXT NOT NULL,
  part TEXT NOT NULL,
  marks TEXT NOT NULL,
  PRIMARY KEY (source, part)
) ${compact};
