package hinomi.fuzz;

import hinomi.http.Answer;
import hinomi.http.Call;
import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.Validators;
import hinomi.source.SourceSetup;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** A web that answers everything with the same bytes, but for the addresses that are given. */
final class OneAnswer implements Http {
  static final InstantSource CLOCK = InstantSource.fixed(Instant.parse("2026-11-01T00:00:00Z"));

  private final byte[] body;
  private final Map<URI, String> fixed;

  OneAnswer(byte[] body, Map<URI, String> fixed) {
    this.body = body;
    this.fixed = fixed;
  }

  /** What a source is built from that asks this web, with the full text of linked pages. */
  static SourceSetup setup(String name, URI address, Map<URI, String> fixed, byte[] body) {
    return new SourceSetup(
        name, Optional.of(address), Optional.empty(), true, new OneAnswer(body, fixed), CLOCK);
  }

  private byte[] body(URI uri) {
    String text = fixed.get(uri);
    return text == null ? body : text.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public Fetched get(URI uri, Validators known) {
    return new Fetched.Fresh(body(uri), null, Validators.NONE);
  }

  @Override
  public void download(URI uri, Path file, long limit) throws IOException {
    Files.write(file, body(uri));
  }

  @Override
  public Answer send(Call call) {
    return new Answer(200, new TreeMap<>(), new String(body(call.uri()), StandardCharsets.UTF_8));
  }
}
