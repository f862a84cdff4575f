-- Who has claimed an action, so that nobody goes on with what another has taken over.
ALTER TABLE outbox ADD COLUMN claimed_by TEXT NOT NULL DEFAULT '';
CREATE INDEX outbox_claimed ON outbox (claimed_until) WHERE done IS NULL AND claimed_until > 0;

-- The timetable of `hinomi serve`, as db-scheduler wants it.
CREATE TABLE scheduled_tasks (
  task_name TEXT NOT NULL,
  task_instance TEXT NOT NULL,
  task_data ${bytes},
  execution_time TIMESTAMP WITH TIME ZONE NOT NULL,
  picked BOOLEAN NOT NULL,
  picked_by TEXT,
  last_success TIMESTAMP WITH TIME ZONE,
  last_failure TIMESTAMP WITH TIME ZONE,
  consecutive_failures INTEGER,
  last_heartbeat TIMESTAMP WITH TIME ZONE,
  version BIGINT NOT NULL,
  priority SMALLINT,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_by_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_by_heartbeat ON scheduled_tasks (last_heartbeat);
