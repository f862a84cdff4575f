-- What sources call products. A pair is vendor and product as CPE names have them, or else as an entry
-- writes them (cybozu:garoon); names, records and packages are lists joined by |.

CREATE TABLE product (
  pair TEXT PRIMARY KEY,
  names TEXT NOT NULL,
  records TEXT NOT NULL,
  cpe TEXT NOT NULL,
  packages TEXT NOT NULL,
  seen INTEGER NOT NULL
) ${compact};

CREATE TABLE product_name (
  folded TEXT NOT NULL,
  pair TEXT NOT NULL,
  PRIMARY KEY (folded, pair)
) ${compact};
