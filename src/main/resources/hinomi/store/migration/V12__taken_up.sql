-- What is undecided is 1. While a pass decides it is 2, so that what is said meanwhile makes it 3 and is not taken for
-- decided.

DROP INDEX vulnerability_undecided;
CREATE INDEX vulnerability_undecided ON vulnerability (id) WHERE undecided > 0;
