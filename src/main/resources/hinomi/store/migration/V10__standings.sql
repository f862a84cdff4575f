-- Finds what was last dropped, held or listed, for the pages that search by what became of things.

CREATE INDEX ledger_by_fate ON ledger (fate, id);
