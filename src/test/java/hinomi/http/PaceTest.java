package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Timeout(20)
class PaceTest {
  private final MovedTime time = new MovedTime();
  private final Pace pace = new Pace(time, time, Duration.ofSeconds(30));

  @ParameterizedTest
  @CsvSource({
    "example.org, 5",
    "jvndb.jvn.jp, 2",
    "jvn.jp, 2",
    "www.jpcert.or.jp, 2",
    "raw.githubusercontent.com, 20"
  })
  void a_host_is_asked_so_often_a_second_and_no_oftener(String host, int perSecond)
      throws Exception {
    for (int i = 0; i < perSecond; i++) {
      pace.turn(host).close();
    }
    assertThat(time.waits()).isEmpty();
    for (int i = 0; i < perSecond; i++) {
      pace.turn(host).close();
    }
    assertThat(time.instant()).isEqualTo(MovedTime.START.plusSeconds(1));
    pace.turn(host).close();
    assertThat(time.instant()).isEqualTo(MovedTime.START.plusSeconds(2));
  }

  @ParameterizedTest
  @CsvSource({"false, 5", "true, 50"})
  void nvd_is_asked_as_often_in_30_seconds_as_it_allows(boolean key, int most) throws Exception {
    for (int i = 0; i < most; i++) {
      pace.turn("services.nvd.nist.gov", key).close();
    }
    assertThat(time.waits()).isEmpty();
    pace.turn("services.nvd.nist.gov", key).close();
    assertThat(time.instant()).isEqualTo(MovedTime.START.plusSeconds(30));
  }

  @Test
  void hosts_do_not_wait_for_each_other() throws Exception {
    for (int i = 0; i < 20; i++) {
      pace.turn("host" + i).close();
    }
    assertThat(time.waits()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({"example.org, 2", "raw.githubusercontent.com, 8"})
  void only_so_many_are_under_way_at_once(String host, int atOnce) throws Exception {
    List<Pace.Turn> turns = new ArrayList<>();
    for (int i = 0; i < atOnce; i++) {
      turns.add(pace.turn(host));
    }
    CountDownLatch entered = new CountDownLatch(1);
    Thread next =
        Thread.ofPlatform()
            .daemon()
            .start(
                () -> {
                  try (Pace.Turn _ = pace.turn(host)) {
                    entered.countDown();
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                });
    while (next.getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
    assertThat(entered.getCount()).isOne();
    turns.getFirst().close();
    entered.await();
  }

  @Test
  void a_host_that_asked_for_a_pause_gets_it_from_everybody() throws Exception {
    pace.holdOff("example.org", MovedTime.START.plusSeconds(7));
    pace.turn("example.org").close();
    assertThat(time.waits()).containsExactly(Duration.ofSeconds(7));
  }

  @Test
  void a_clock_that_is_set_back_stops_nobody() throws Exception {
    for (int i = 0; i < 5; i++) {
      pace.turn("example.org").close();
    }
    time.set(MovedTime.START.minusSeconds(3600));
    pace.turn("example.org").close();
    assertThat(time.waits()).isEmpty();
  }

  @Test
  void the_pace_is_the_wanted_host_s_also_at_a_mirror() throws Exception {
    try (Site proxy = new Site(Site.says(200, "ok"));
        PoliteHttp http =
            http(
                HttpSettings.NONE
                    .withProxy(proxy.at(""))
                    .withMirror(URI.create("http://mirror.example/")))) {
      for (int i = 0; i < 3; i++) {
        http.get(URI.create("https://jvn.jp/" + i), Validators.NONE);
      }
      assertThat(proxy.asked.getFirst().address()).isEqualTo("http://mirror.example/jvn.jp/0");
      assertThat(time.waits()).containsExactly(Duration.ofSeconds(1));
    }
  }

  @Test
  void a_mirror_on_this_machine_is_asked_without_pause() throws Exception {
    try (Site mirror = new Site(Site.says(200, "ok"));
        PoliteHttp http = http(HttpSettings.NONE.withMirror(mirror.at("")))) {
      for (int i = 0; i < 12; i++) {
        http.get(URI.create("https://jvn.jp/" + i), Validators.NONE);
      }
      assertThat(mirror.asked).hasSize(12);
      assertThat(time.waits()).isEmpty();
    }
  }

  @Test
  void many_threads_fetch_at_the_pace_and_in_small_number() throws Exception {
    AtomicInteger underWay = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    try (Site proxy =
            new Site(
                exchange -> {
                  most.accumulateAndGet(underWay.incrementAndGet(), Math::max);
                  Thread.onSpinWait();
                  underWay.decrementAndGet();
                  Site.says(200, "ok").handle(exchange);
                });
        PoliteHttp http = http(HttpSettings.NONE.withProxy(proxy.at("")))) {
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < 60; i++) {
        URI uri = URI.create("http://raw.githubusercontent.com/" + i);
        threads.add(
            Thread.startVirtualThread(
                () -> {
                  try {
                    http.get(uri, Validators.NONE);
                  } catch (Exception e) {
                    throw new IllegalStateException(e);
                  }
                }));
      }
      for (Thread thread : threads) {
        thread.join();
      }
      assertThat(proxy.asked).hasSize(60);
      assertThat(most.get()).isLessThanOrEqualTo(8);
      assertThat(Duration.between(MovedTime.START, time.instant()))
          .isGreaterThanOrEqualTo(Duration.ofSeconds(2));
    }
  }

  private PoliteHttp http(HttpSettings settings) {
    return new PoliteHttp("1", settings, time, time, new Random(1));
  }
}
