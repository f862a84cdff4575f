package hinomi.http;

import java.util.Optional;
import java.util.SortedMap;

/**
 * A complete answer.
 *
 * @param status the HTTP status
 * @param headers the first value of each header, by lower-case name
 * @param body the text, decoded as UTF-8
 */
public record Answer(int status, SortedMap<String, String> headers, String body) {

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(java.util.Locale.ROOT)));
  }
}
