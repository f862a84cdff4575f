package hinomi.daemon;

import com.github.kagkarlsson.scheduler.ScheduledExecution;
import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.SchedulerBuilder;
import com.github.kagkarlsson.scheduler.SchedulerClient;
import com.github.kagkarlsson.scheduler.exceptions.TaskInstanceException;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.TaskInstanceId;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import hinomi.store.Scheduling;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/**
 * When each job is next to be done, by db-scheduler in the database's table: what one process takes
 * up no other does, and what a dead one had taken up is taken up again.
 */
final class Clockwork implements AutoCloseable {
  private static final String TASK = "hinomi";

  /** Sources that take long leave a thread for the others, and for deciding. */
  private static final int THREADS = 6;

  private static final Duration POLL = Duration.ofSeconds(2);
  private static final Duration SOON = Duration.ofMinutes(1);

  /** A process that is silent for four of these is dead, which is found out every two of them. */
  private static final Duration HEARTBEAT = Duration.ofSeconds(8);

  private static final int MISSED = 4;

  /** How long a job may go on after it was to end. */
  static final Duration GRACE = Duration.ofSeconds(20);

  /** What is to be done when the time of a job has come. */
  interface Work {
    /**
     * Does it.
     *
     * @return when next; empty where there is no such job any more
     */
    Optional<Instant> on(String job);
  }

  private final Scheduling scheduling;
  private final InstantSource clock;
  private final Scheduler scheduler;

  Clockwork(Scheduling scheduling, InstantSource clock, Work work) {
    this(
        scheduling,
        clock,
        work,
        task -> {
          SchedulerBuilder builder =
              Scheduler.create(scheduling.connections(), task)
                  .clock(clock::instant)
                  .threads(THREADS)
                  .pollingInterval(POLL)
                  .heartbeatInterval(HEARTBEAT)
                  .missedHeartbeatsLimit(MISSED)
                  .shutdownMaxWait(GRACE)
                  .alwaysPersistTimestampInUTC();
          return builder.build();
        });
  }

  /** Makes a scheduler of the one task there is. */
  interface Making {
    Scheduler of(CustomTask<Void> task);
  }

  /** As the other, with a scheduler of one's own. */
  Clockwork(Scheduling scheduling, InstantSource clock, Work work, Making making) {
    this.scheduling = scheduling;
    this.clock = clock;
    this.scheduler = making.of(task(work));
  }

  private CustomTask<Void> task(Work work) {
    return Tasks.custom(TASK, Void.class)
        .onFailure(
            (complete, operations) -> operations.reschedule(complete, clock.instant().plus(SOON)))
        .onDeadExecutionRevive()
        .execute(
            (instance, context) -> {
              Optional<Instant> next = work.on(instance.getId());
              return (complete, operations) -> {
                if (next.isPresent()) {
                  operations.reschedule(complete, next.get());
                } else {
                  operations.stop();
                }
              };
            });
  }

  void start() {
    scheduler.start();
  }

  boolean started() {
    return scheduler.getSchedulerState().isStarted()
        && !scheduler.getSchedulerState().isShuttingDown();
  }

  /**
   * Makes the table say what the timetable says: jobs that are new come up within moments, those
   * that are no more go, and those that now come more often do not wait for their old time.
   */
  void adopt(Timetable timetable) {
    Instant now = clock.instant();
    for (ScheduledExecution<Object> one : scheduler.getScheduledExecutionsForTask(TASK)) {
      String job = one.getTaskInstance().getId();
      if (!timetable.has(job)) {
        quietly(client -> client.cancel(one.getTaskInstance()));
      } else if (one.getExecutionTime().isAfter(timetable.latest(job, now))) {
        quietly(client -> client.reschedule(id(job), timetable.next(job, now).orElse(now)));
      }
    }
    for (String job : timetable.jobs()) {
      scheduler.scheduleIfNotExists(new TaskInstance<Void>(TASK, job), timetable.first(job, now));
    }
  }

  private interface Change {
    void on(SchedulerClient client);
  }

  /** What is being done just now, or was taken up meanwhile, sees to itself at its end. */
  private void quietly(Change change) {
    try {
      change.on(scheduler);
    } catch (TaskInstanceException e) {
      org.slf4j.LoggerFactory.getLogger(Clockwork.class).debug("left to itself", e);
    }
  }

  private static TaskInstanceId id(String job) {
    return TaskInstanceId.of(TASK, job);
  }

  /** When a job is next to be done; empty while it is being done, and where there is none. */
  Optional<Instant> next(String job) {
    return scheduler
        .getScheduledExecution(id(job))
        .filter(one -> !one.isPicked())
        .map(ScheduledExecution::getExecutionTime);
  }

  /** Does a job as soon as anybody can. */
  void now(String job) {
    quietly(client -> client.reschedule(id(job), clock.instant()));
    scheduler.triggerCheckForDueExecutions();
  }

  /** Lets what is being done end, for a while; what does not is interrupted. */
  @Override
  public void close() {
    scheduler.stop();
    scheduling.close();
  }
}
