package hinomi.web;

import hinomi.language.Language;
import hinomi.pipeline.Engine;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** One request, as a page sees it. */
public interface Visit {

  House house();

  Visitor visitor();

  Language language();

  Instant now();

  /** A piece of the path, decoded: {@code id} of {@code /vulnerabilities/{id}}. */
  String path(String name);

  /** A parameter of the query, stripped; empty where it is absent or blank. */
  Optional<String> query(String name);

  /** All values of a parameter of the query, without blank ones. */
  List<String> queries(String name);

  /** A field of a form, stripped; empty where it is absent or blank. */
  Optional<String> form(String name);

  /** All values of a field of a form, without blank ones. */
  List<String> forms(String name);

  /** The body as UTF-8, of what is no form. */
  String body();

  /** What of the request tells who asks. */
  Guard.Claim claim();

  /** Sets a header of the answer. */
  void answerWith(String header, String value);

  /**
   * Sets a cookie that no script sees and no other site's form brings.
   *
   * @param age how long the browser keeps it; zero takes it back
   * @param secure whether it goes over HTTPS only
   */
  void keep(String name, String value, Duration age, boolean secure);

  /** Whether only a piece of the page is wanted: htmx asks. */
  boolean partial();

  default Engine engine() {
    return house().engine();
  }

  /** The words of a room in the visitor's language. */
  default Words words(String room) {
    return new Words(room, language());
  }
}
