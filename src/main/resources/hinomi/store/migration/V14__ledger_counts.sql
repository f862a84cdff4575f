-- Counts the vulnerabilities of each decision over many days in the order of this index, without reading the ledger.

CREATE INDEX ledger_by_decision ON ledger (watch, fate, rule, vulnerability, at);
