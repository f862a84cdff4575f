package hinomi.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Advisory;
import hinomi.advisory.Severity;
import hinomi.calendar.WorkTime;
import hinomi.language.Localized;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.store.LifeStore;
import hinomi.store.Store;
import hinomi.ticket.Stage;
import hinomi.ticket.TicketAction;
import hinomi.tracker.Seen;
import hinomi.watch.Policy;
import hinomi.watch.Watch;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * A Monday morning on which everything is due at once: a reminder, the digest, the week's summary,
 * an alarm, a change to tell, a ticket to file. The process dies before or after each call of the
 * store in turn.
 */
class KilledTest {
  private static final Instant MONDAY = Instant.parse("2026-10-05T00:30:00Z");

  @TempDir private Path folder;

  /** As if by {@code kill -9}: no code of ours runs afterwards. */
  private static final class Killed extends Error {
    private static final long serialVersionUID = 1L;
  }

  /** Counts the calls of the store, and dies at one of them. */
  private static final class Reaper {
    private final int at;
    private final boolean after;
    private int calls;
    private String died = "";

    Reaper(int at, boolean after) {
      this.at = at;
      this.after = after;
    }

    Store around(Store store) {
      LifeStore life = proxy(LifeStore.class, store.life(), null);
      return proxy(Store.class, store, life);
    }

    private <T> T proxy(Class<T> type, T real, @Nullable LifeStore life) {
      return type.cast(
          Proxy.newProxyInstance(
              type.getClassLoader(),
              new Class<?>[] {type},
              (proxy, method, args) -> {
                if (life != null && method.getName().equals("life")) {
                  return life;
                }
                return call(real, method, args);
              }));
    }

    private synchronized @Nullable Object call(Object real, Method method, Object @Nullable [] args)
        throws Throwable {
      boolean dies = died.isEmpty() && ++calls == at;
      if (!died.isEmpty()) {
        throw new Killed();
      }
      if (dies) {
        died = method.getName();
      }
      if (dies && !after) {
        throw new Killed();
      }
      try {
        Object answer = method.invoke(real, args);
        if (dies) {
          throw new Killed();
        }
        return answer;
      } catch (InvocationTargetException e) {
        throw e.getCause();
      }
    }
  }

  private static World monday(Path folder) throws InterruptedException {
    World world = new World(folder);
    TreeMap<Severity, Duration> remind = new TreeMap<>(Map.of(Severity.HIGH, Duration.ofDays(1)));
    Policy d = World.alone("nginx").policy();
    Policy often = new Policy(d.ticketFrom(), 0, d.group(), null, d.due(), remind, false);
    world.watches = List.of(Watch.of("nginx").with(often), World.alone("Redis"));
    world.silentAfter = Map.of("quiet", Duration.ofDays(2), "cve", Duration.ofDays(400));
    world.workTime =
        new WorkTime(
            ZoneId.of("Asia/Tokyo"),
            Optional.of(new WorkTime.Span(LocalTime.of(9, 0), LocalTime.of(18, 0))),
            Set.of(),
            true,
            Optional.empty(),
            true);
    pass(world);
    world.after(Duration.ofHours(1));
    world.announce(scored(world, "nginx", 8001, 8.0), scored(world, "Redis", 8002, 5.0));
    pass(world);
    world.now = MONDAY;
    return world;
  }

  private static Advisory scored(World world, String product, int number, double base) {
    return world
        .record("CVE-2026-" + number)
        .title(Localized.en(product + ": a flaw"))
        .scores(List.of(World.score(base)))
        .build();
  }

  private static void news(World world) {
    world.announce(
        scored(world, "Redis", 8002, 9.1),
        scored(world, "nginx", 8003, 8.0),
        world
            .record("CVE-2026-8004")
            .title(Localized.en("Widgetron: a flaw"))
            .summary(Localized.en("Widgetron can run behind nginx."))
            .scores(List.of(World.score(7.0)))
            .build());
    world.tracker.seen.put(
        "2",
        new Seen.There(
            Stage.OPEN,
            "OPEN",
            "",
            Optional.of(new Seen.Touch(MONDAY, "7")),
            Optional.empty(),
            Optional.empty()));
  }

  private static void pass(World world) throws InterruptedException {
    world.pass(List.of(world.new Script("cve"), new Quiet())).run();
  }

  /** A source that answers and never has anything new. */
  private record Quiet() implements Source {
    @Override
    public String name() {
      return "quiet";
    }

    @Override
    public URI address() {
      return URI.create("https://quiet.invalid/");
    }

    @Override
    public Page fetch(Cursor from) {
      return Page.unchanged(from);
    }
  }

  private static void eachOnce(World world, String when) {
    FakeTracker tracker = world.tracker;
    assertThat(tracker.of(TicketAction.Kind.DIGEST)).as(when).hasSize(1);
    assertThat(tracker.of(TicketAction.Kind.WEEKLY)).as(when).hasSize(1);
    assertThat(tracker.of(TicketAction.Kind.ALARM)).as(when).hasSize(1);
    assertThat(tracker.cases()).as(when).hasSize(3);
    assertThat(tracker.cases())
        .extracting(t -> t.notes.size())
        .as(when + ": the reminder, what changed, nothing")
        .containsExactly(1, 1, 0);
    assertThat(world.store().undelivered()).as(when).isZero();
    assertThat(world.store().life().digest()).as(when).isEmpty();
  }

  @Test
  void without_a_kill_everything_is_told_once() throws Exception {
    try (World world = monday(folder)) {
      news(world);
      pass(world);
      eachOnce(world, "undisturbed");
      world.after(Duration.ofHours(1));
      pass(world);
      eachOnce(world, "an hour later");
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {false, true})
  void a_process_that_is_killed_at_any_call_of_the_store_tells_everything_once(boolean after)
      throws IOException, InterruptedException {
    int at = 0;
    String died;
    do {
      at++;
      Reaper reaper = new Reaper(at, after);
      try (World world = monday(Files.createDirectory(folder.resolve(after + "-" + at)))) {
        news(world);
        world.around = reaper::around;
        boolean killed = false;
        try {
          pass(world);
        } catch (Killed e) {
          killed = true;
        }
        died = reaper.died;
        assertThat(killed).isEqualTo(!died.isEmpty());
        world.around = store -> store;
        world.restart();
        world.announced.clear();
        if (killed) {
          // A page whose cursor was not kept is read again.
          news(world);
        }
        for (int i = 0; i < 3; i++) {
          world.after(Duration.ofMinutes(15));
          pass(world);
        }
        eachOnce(world, "killed %s call %d, %s".formatted(after ? "after" : "before", at, died));
      }
    } while (!died.isEmpty());

    assertThat(at).as("calls of the store in one pass").isGreaterThan(40);
  }
}
