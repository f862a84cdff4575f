package hinomi.web.vulnerabilities;

import hinomi.web.Frame;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A query as typed, to be widened and narrowed by links.
 *
 * @param words its parts as they are written
 * @param verdict what became of things; empty for anything
 * @param arrived in how many days up to now they first arrived; 0 for whenever
 */
record Terms(List<String> words, String verdict, int arrived) {
  private static final Pattern WORD =
      Pattern.compile("[^\\s\\x{3000}\"“”]*[\"“”][^\"“”]*[\"“”]?|[^\\s\\x{3000}\"“”]+");

  Terms {
    words = List.copyOf(words);
  }

  static Terms of(String text, String verdict, int arrived) {
    Matcher word = WORD.matcher(text);
    return new Terms(word.results().map(r -> r.group()).toList(), verdict, arrived);
  }

  /** With a field, which takes the place of another one of that name. */
  Terms with(String field, String value) {
    String plain = value.replaceAll("[\"“”\\p{Cc}]+", " ").strip();
    List<String> all = new ArrayList<>(without(field).words);
    all.add(field + ":" + (plain.matches("[\\p{L}\\p{N}._/-]+") ? plain : "\"" + plain + "\""));
    return new Terms(all, verdict, arrived);
  }

  private Terms without(String field) {
    return new Terms(words.stream().filter(w -> !starts(w, field)).toList(), verdict, arrived);
  }

  Terms without(int number) {
    List<String> all = new ArrayList<>(words);
    all.remove(number);
    return new Terms(all, verdict, arrived);
  }

  Terms standing(String other) {
    return new Terms(words, other, arrived);
  }

  /** Whenever they arrived. */
  Terms ofAnyAge() {
    return new Terms(words, verdict, 0);
  }

  /** Whether a field has a value already. */
  boolean has(String field) {
    return words.stream().anyMatch(w -> starts(w, field));
  }

  private static boolean starts(String word, String field) {
    return word.toLowerCase(Locale.ROOT).startsWith(field + ":");
  }

  String text() {
    return String.join(" ", words);
  }

  /** The page that shows it. */
  String address(int page) {
    List<String> pairs =
        Stream.of(
                words.isEmpty() ? "" : "q=" + encoded(text()),
                verdict.isEmpty() ? "" : "verdict=" + encoded(verdict),
                arrived == 0 ? "" : "arrived=" + arrived,
                page > 1 ? "page=" + page : "")
            .filter(pair -> !pair.isEmpty())
            .toList();
    return "/vulnerabilities" + (pairs.isEmpty() ? "" : "?" + String.join("&", pairs));
  }

  static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** The page of a vulnerability; {@link Frame#link} is for addresses elsewhere. */
  static String page(String id) {
    return id.matches("[A-Za-z0-9._-]+")
        ? "/vulnerabilities/" + id
        : "/vulnerabilities/by-id?id=" + encoded(id);
  }
}
