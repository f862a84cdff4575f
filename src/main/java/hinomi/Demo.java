package hinomi;

import hinomi.config.Config;
import hinomi.config.ConfigException;
import hinomi.config.Loader;
import hinomi.http.Answer;
import hinomi.http.Call;
import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.HttpFailure;
import hinomi.http.Validators;
import hinomi.language.Language;
import hinomi.language.Message;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The world of {@code hinomi demo}: sample feeds and a configuration that come with the program.
 * Ids, dates and scores follow real events, without being exact copies of any record, but for what
 * calls itself fictitious; every sentence was written for the demo. No request ever leaves the
 * class path: {@code https://HOST/PATH} is the resource {@code /hinomi/demo/HOST/PATH}.
 */
final class Demo implements Http, AutoCloseable {
  private static final String ROOT = "/hinomi/demo/";

  /** The morning after the newest sample. */
  private static final Instant DAY = Instant.parse("2022-02-01T00:00:00Z");

  /** No "..", no empty step: nothing but the samples can be named. */
  private static final Pattern PLAIN = Pattern.compile("(?:/[A-Za-z0-9_-][A-Za-z0-9._-]*)+/?");

  private static final Pattern METHOD = Pattern.compile("(?:^|&)method=([A-Za-z]+)(?:&|$)");

  private static final Map<String, String> TYPES =
      Map.of(
          "gz", "application/gzip",
          "html", "text/html; charset=UTF-8",
          "json", "application/json",
          "rdf", "application/rdf+xml",
          "xml", "text/xml");

  /** A sample, where there is one; with the same validators whenever it is asked for. */
  @Override
  public Fetched get(URI uri, Validators known) throws IOException {
    String name = name(uri);
    String type = TYPES.get(name.substring(name.lastIndexOf('.') + 1));
    // Without a type it may name a folder, which a class path can hand out as well.
    byte[] body = type == null ? null : resource(name);
    if (body == null) {
      throw refused(uri, 404, "missing");
    }
    String etag = "\"" + UUID.nameUUIDFromBytes(body) + "\"";
    if (etag.equals(known.etag())) {
      return new Fetched.Unchanged();
    }
    return new Fetched.Fresh(body, type, new Validators(etag, null));
  }

  @Override
  public void download(URI uri, Path file, long limit) throws IOException {
    throw refused(uri, 404, "missing");
  }

  @Override
  public Answer send(Call call) throws IOException {
    throw refused(call.uri(), 403, "read-only");
  }

  /**
   * Writes the demo's {@code hinomi.yml} into a folder and reads it from there; the database will
   * be beside it.
   *
   * @param language of the tickets
   * @throws UncheckedIOException when the folder cannot be written to
   */
  Config config(Path folder, Language language) {
    try {
      return config(folder.resolve("hinomi.yml"), language, resource("hinomi.yml"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ConfigException e) {
      throw new IllegalStateException(e);
    }
  }

  private static Config config(Path file, Language language, byte @Nullable [] sample)
      throws IOException, ConfigException {
    String spoken = "language: " + language.tag();
    String text =
        new String(Objects.requireNonNull(sample), StandardCharsets.UTF_8)
            .replaceFirst("(?m)^language: .*$", spoken);
    Files.writeString(file, text);
    return Loader.load(file, Map.of(), language);
  }

  /** The time of the demo's day; it goes on as time does. */
  InstantSource clock() {
    long begun = System.nanoTime();
    return () -> DAY.plusNanos(System.nanoTime() - begun);
  }

  /** Holds nothing. */
  @Override
  public void close() {}

  /** The sample that an address names; empty for an address of another form. */
  private static String name(URI uri) {
    String host = uri.getHost();
    String path = uri.getPath();
    if (!"https".equals(uri.getScheme()) || host == null || !PLAIN.matcher(path).matches()) {
      return "";
    }
    String query = uri.getRawQuery();
    if (query != null) {
      Matcher method = METHOD.matcher(query);
      return method.find() ? host + path + "/" + method.group(1) + ".xml" : "";
    }
    return host + path + (path.endsWith("/") ? "index.html" : "");
  }

  private static byte @Nullable [] resource(String name) throws IOException {
    try (InputStream in = Demo.class.getResourceAsStream(ROOT + name)) {
      return in == null ? null : in.readAllBytes();
    }
  }

  private static HttpFailure refused(URI uri, int status, String key) {
    String shown = uri.getScheme() + "://" + uri.getHost() + uri.getPath();
    return new HttpFailure(
        HttpFailure.Kind.STATUS, uri, status, null, false, Message.of("demo", key, shown), null);
  }
}
