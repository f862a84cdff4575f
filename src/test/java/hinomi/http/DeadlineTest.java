package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import hinomi.http.HttpFailure.Kind;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class DeadlineTest {
  private static final Duration SHORT = Duration.ofMillis(300);
  private static final String HEAD = "HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n";

  private final PoliteHttp http =
      new PoliteHttp(
          "1", HttpSettings.NONE.withLimits(HttpLimits.DEFAULTS.withAnswer(SHORT).withTries(1)));

  @Test
  void a_server_that_never_answers_is_given_up() throws Exception {
    try (RawSite site = new RawSite(RawSite.hangsAfter(""))) {
      assertThat(getFailure(site.at("/")).kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void a_server_that_stops_within_the_body_is_given_up() throws Exception {
    try (RawSite site = new RawSite(RawSite.hangsAfter(HEAD + "some"))) {
      assertThat(getFailure(site.at("/")).kind()).isEqualTo(Kind.TIMEOUT);
    }
  }

  @Test
  void a_server_that_drips_is_given_up_and_cut_off() throws Exception {
    CountDownLatch cutOff = new CountDownLatch(1);
    try (RawSite site =
        new RawSite(
            (head, socket) -> {
              RawSite.write(socket, HEAD);
              try {
                for (int i = 0; i < 1000; i++) {
                  RawSite.write(socket, "x");
                  Thread.sleep(20);
                }
              } catch (IOException e) {
                cutOff.countDown();
              }
            })) {
      assertThat(getFailure(site.at("/")).kind()).isEqualTo(Kind.TIMEOUT);
      cutOff.await();
    }
  }

  @Test
  void a_call_that_times_out_may_have_arrived() throws Exception {
    try (RawSite silent = new RawSite(RawSite.hangsAfter(""));
        RawSite halting = new RawSite(RawSite.hangsAfter(HEAD + "some"))) {
      for (URI uri : new URI[] {silent.at("/"), halting.at("/")}) {
        HttpFailure failure = sendFailure(uri);
        assertThat(failure.kind()).isEqualTo(Kind.TIMEOUT);
        assertThat(failure.mayHaveArrived()).isTrue();
      }
    }
  }

  @Test
  void a_call_whose_answer_is_cut_may_have_arrived() throws Exception {
    try (RawSite none = new RawSite((head, socket) -> socket.close());
        RawSite half = new RawSite(RawSite.says(HEAD + "some"))) {
      for (URI uri : new URI[] {none.at("/"), half.at("/")}) {
        HttpFailure failure = sendFailure(uri);
        assertThat(failure.kind()).isEqualTo(Kind.CONNECTION);
        assertThat(failure.mayHaveArrived()).isTrue();
      }
      assertThat(none.heads).hasSize(1);
      assertThat(half.heads).hasSize(1);
    }
  }

  @Test
  void an_interrupt_ends_the_wait() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch asked = new CountDownLatch(1);
    try (RawSite site = new RawSite((head, socket) -> asked.countDown())) {
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      new PoliteHttp("1", HttpSettings.NONE).get(site.at("/"), Validators.NONE);
                    } catch (Exception e) {
                      thrown.set(e);
                    }
                  });
      asked.await();
      thread.interrupt();
      thread.join();
      assertThat(thrown.get()).isInstanceOf(InterruptedException.class);
    }
  }

  @Test
  void close_ends_what_is_under_way() throws Exception {
    AtomicReference<Throwable> thrown = new AtomicReference<>();
    CountDownLatch asked = new CountDownLatch(1);
    try (RawSite site = new RawSite((head, socket) -> asked.countDown())) {
      PoliteHttp closed =
          new PoliteHttp("1", HttpSettings.NONE.withLimits(HttpLimits.DEFAULTS.withTries(1)));
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      closed.get(site.at("/"), Validators.NONE);
                    } catch (Exception e) {
                      thrown.set(e);
                    }
                  });
      asked.await();
      closed.close();
      thread.join();
      assertThat(thrown.get()).isInstanceOf(HttpFailure.class);
    }
  }

  private HttpFailure getFailure(URI uri) {
    return assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> http.get(uri, Validators.NONE))
        .actual();
  }

  private HttpFailure sendFailure(URI uri) {
    return assertThatExceptionOfType(HttpFailure.class)
        .isThrownBy(() -> http.send(new Call("POST", uri, Map.of(), "{}", SHORT)))
        .actual();
  }
}
