package hinomi.source.jpcert;

import hinomi.advisory.Reference;
import hinomi.source.page.PageText;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * The text of an alert, cut at its numbered headings ({@code II. 対象}). These have been the same
 * since the days of signed mail, whatever the markup around them.
 */
final class AlertText {
  private static final Pattern HEADING =
      Pattern.compile("^[\\s　]*(?:I{1,3}|IV|V|VI{1,3}|IX|X|[Ⅰ-Ⅹ])[.．][\\s　]*(\\S.{0,40})$");
  private static final Pattern RULE = Pattern.compile("^[-=_*＿―─]{8,}$");
  private static final Pattern SIGNATURE = Pattern.compile("^-----[A-Z ]+-----$");
  private static final Pattern LINK = Pattern.compile("https?://[\\p{Graph}&&[^<>\"「」（）、。]]+");
  private static final Pattern HISTORY = Pattern.compile("^[\\s　]*(?:改訂履歴|更新履歴)[\\s　]*$");
  private static final Pattern CLOSING = Pattern.compile("^[\\s　]*今回の件につきまして.*");

  private final Map<String, String> sections = new LinkedHashMap<>();
  private String head = "";

  AlertText(String text) {
    StringBuilder current = new StringBuilder();
    String title = "";
    for (String line : unsigned(text).lines().toList()) {
      Matcher m = HEADING.matcher(line);
      boolean ends = HISTORY.matcher(line).matches() || CLOSING.matcher(line).matches();
      if (m.matches() || ends) {
        close(title, current);
        title = ends ? "改訂履歴" : m.group(1).strip();
        current.setLength(0);
      } else if (!RULE.matcher(line).matches() && !SIGNATURE.matcher(line).matches()) {
        current.append(line).append('\n');
      }
    }
    close(title, current);
  }

  private static String unsigned(String text) {
    int signature = text.indexOf("-----BEGIN PGP SIGNATURE-----");
    return signature < 0 ? text : text.substring(0, signature);
  }

  private void close(String title, StringBuilder text) {
    if (title.isEmpty()) {
      head = tidy(text);
    } else {
      sections.merge(title, tidy(text), (a, b) -> a + "\n\n" + b);
    }
  }

  private static String tidy(StringBuilder text) {
    return text.toString().replaceAll("\\n{3,}", "\n\n").strip();
  }

  /** What stands before the first heading: number and dates. */
  String head() {
    return head;
  }

  boolean hasSections() {
    return !sections.isEmpty();
  }

  /** The texts of all sections whose heading begins with one of the words. */
  String section(String... words) {
    return sections.entrySet().stream()
        .filter(e -> List.of(words).stream().anyMatch(e.getKey()::startsWith))
        .map(Map.Entry::getValue)
        .filter(t -> !t.isEmpty())
        .collect(Collectors.collectingAndThen(Collectors.joining("\n\n"), PageText::shortened));
  }

  /** Everything but the references and the history: what the alert itself is about. */
  String ownWords() {
    return sections.entrySet().stream()
        .filter(e -> !e.getKey().startsWith("参考") && !e.getKey().startsWith("改訂履歴"))
        .map(Map.Entry::getValue)
        .collect(Collectors.joining("\n\n"));
  }

  /** The links of a text, each once, with the line above as its label. */
  static List<Reference> links(String text) {
    Map<String, Reference> links = new LinkedHashMap<>();
    List<String> above = new ArrayList<>();
    for (String line : text.lines().map(String::strip).toList()) {
      Matcher m = LINK.matcher(line);
      boolean any = false;
      while (m.find()) {
        any = true;
        String label = above.isEmpty() ? "" : above.getLast();
        links.putIfAbsent(m.group(), new Reference(m.group(), label));
      }
      if (any || line.isEmpty()) {
        above.clear();
      } else {
        above.add(line);
      }
    }
    return List.copyOf(links.values());
  }
}
