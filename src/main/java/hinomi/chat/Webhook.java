package hinomi.chat;

import hinomi.http.Answer;
import hinomi.http.Call;
import hinomi.http.Http;
import hinomi.http.HttpFailure;
import hinomi.language.Message;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/**
 * An incoming webhook as Slack has them, and Mattermost, Rocket.Chat and others like it: a POST of
 * {@code {"text": …}}. Its address is a secret, so no failure names it.
 */
public final class Webhook {
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final JsonMapper JSON = JsonMapper.shared();

  private final URI address;
  private final Http http;

  /**
   * A webhook.
   *
   * @param address where to post; a secret
   */
  public Webhook(URI address, Http http) {
    this.address = address;
    this.http = http;
  }

  /**
   * Posts one line.
   *
   * @throws IOException when it was not taken; its message does not hold the address
   */
  public void post(String line) throws IOException, InterruptedException {
    String body = JSON.createObjectNode().put("text", line).toString();
    Call call =
        new Call(
            "POST",
            address,
            Map.of("Content-Type", "application/json; charset=utf-8"),
            body,
            PATIENCE);
    Answer answer;
    try {
      answer = http.send(call);
    } catch (IOException e) {
      throw failure("no-answer", 0);
    }
    if (answer.status() / 100 != 2) {
      throw failure("refused", answer.status());
    }
  }

  private HttpFailure failure(String key, int status) {
    URI shown = URI.create(address.getScheme() + "://" + address.getHost());
    return new HttpFailure(
        HttpFailure.Kind.STATUS,
        shown,
        status,
        null,
        false,
        Message.of("chat", key, address.getHost(), status),
        null);
  }

  @Override
  public String toString() {
    return "Webhook[" + address.getHost() + "]";
  }
}
