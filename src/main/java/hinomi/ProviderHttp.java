package hinomi;

import hinomi.http.Answer;
import hinomi.http.Call;
import hinomi.http.Http;
import hinomi.web.account.Exchange;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Asks a provider of sign-ins through the one client for everything. */
record ProviderHttp(Http http) implements Exchange {
  private static final Duration PATIENCE = Duration.ofSeconds(15);

  @Override
  public Answered ask(String method, URI uri, Map<String, String> headers, @Nullable String body)
      throws IOException, InterruptedException {
    Answer answer = http.send(new Call(method, uri, headers, body, PATIENCE));
    return new Answered(answer.status(), answer.body());
  }
}
