package hinomi.search;

import hinomi.advisory.Advisory;
import hinomi.advisory.CpeName;
import hinomi.advisory.Enrichment;
import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.Severity;
import hinomi.advisory.Vulnerability;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What stands in an index of a vulnerability. A word stands under the best place where it is found:
 * names of products and vendors, titles, other texts; so that each stands there once. Marks of the
 * place are letters before an underscore, which no word contains.
 */
public final class IndexWords {
  static final String PRODUCT = "p_";
  static final String VENDOR = "v_";
  static final String TITLE = "t_";

  /** What no query asks for, but {@link Proposal}. */
  static final String BESIDE = "m_";

  private static final String SOURCE = "s_";
  private static final String WEAKNESS = "w_";
  private static final String SCORE = "c_";
  private static final String SEVERITY = "x_";
  private static final String UNSCORED = "x_unscored";
  private static final String KEV = "k_yes";

  private static final String REGISTERED = "®";

  private static final int IN_PRODUCT = 1;
  private static final int IN_VENDOR = 2;
  private static final int IN_TITLE = 4;
  private static final int IN_TEXT = 8;
  private static final int IN_BESIDE = 16;

  private final WordSet words = new WordSet();
  private final StringBuilder out = new StringBuilder();

  /**
   * All tokens of a vulnerability, as an index takes them: each once, separated by spaces. For one
   * thread at a time.
   */
  public String of(Vulnerability vulnerability) {
    words.clear();
    out.setLength(0);
    out.append(Lookup.EVERY.text());
    for (Advisory advisory : vulnerability.advisories()) {
      add(advisory);
    }
    for (int word = 0; word < words.size(); word++) {
      write(word, words.place(word));
    }
    vulnerability.advisories().stream()
        .map(a -> source(a.id().source()))
        .distinct()
        .forEach(this::write);
    vulnerability.weaknesses().forEach(w -> write(weakness(w)));
    Optional<Score> score = vulnerability.score();
    score.ifPresent(s -> write(score(tenths(s.base()))));
    write(severity(score.map(Score::severity)));
    if (vulnerability.fact(Enrichment.Kev.class).isPresent()) {
      write(kev());
    }
    return out.toString();
  }

  private void write(String token) {
    out.append(' ').append(token);
  }

  private void write(int word, int place) {
    if ((place & IN_PRODUCT) != 0) {
      write(PRODUCT, word);
    }
    if ((place & IN_VENDOR) != 0) {
      write(VENDOR, word);
    }
    if (place == IN_BESIDE) {
      write(BESIDE, word);
    } else if ((place & (IN_PRODUCT | IN_VENDOR)) == 0) {
      write((place & IN_TITLE) != 0 ? TITLE : "", word);
    }
  }

  private void write(String mark, int word) {
    out.append(' ').append(mark);
    words.appendTo(out, word);
  }

  private void add(Advisory advisory) {
    String vendor = "";
    String name = "";
    CpeName before = null;
    for (Product product : advisory.products()) {
      if (!product.name().equals(name)) {
        name = product.name();
        add(name, IN_PRODUCT);
      }
      if (!product.vendor().equals(vendor)) {
        vendor = product.vendor();
        add(vendor, IN_VENDOR);
      }
      add(product.packageName(), IN_PRODUCT);
      if (product.vulnerable()) {
        for (String cpe : product.cpes()) {
          CpeName other = CpeName.of(cpe).orElse(before);
          if (other != null && !other.equals(before)) {
            add(other.vendor(), IN_BESIDE);
            add(other.product(), IN_BESIDE);
          }
          before = other;
        }
      }
    }
    add(advisory.title(), IN_TITLE);
    add(advisory.summary(), IN_TEXT);
    add(advisory.impact(), IN_TEXT);
    add(advisory.solution(), IN_TEXT);
  }

  private void add(Localized text, int place) {
    add(text.ja(), place);
    add(text.en(), place);
  }

  private void add(@Nullable String text, int place) {
    if (text == null || words.addAscii(text, place)) {
      return;
    }
    Units.index(text, word -> put(word, place));
    if (text.indexOf(REGISTERED) >= 0) {
      Units.index(text.replace(REGISTERED, ""), word -> put(word, IN_BESIDE));
    }
  }

  private void put(String word, int place) {
    if (words.add(word, place)) {
      Units.ascii(word, part -> put(part, IN_BESIDE));
    }
  }

  /** A base score in tenths. */
  static int tenths(double base) {
    return (int) Math.round(base * 10);
  }

  static String source(String name) {
    StringBuilder token = new StringBuilder(SOURCE);
    name.toLowerCase(Locale.ROOT)
        .codePoints()
        .map(c -> c >= 0x80 || Character.isLetterOrDigit(c) ? c : '_')
        .forEach(token::appendCodePoint);
    return token.toString();
  }

  static String weakness(Weakness weakness) {
    return WEAKNESS + weakness.number();
  }

  static String score(int tenths) {
    return SCORE + tenths;
  }

  static String severity(Optional<Severity> severity) {
    return severity.map(s -> SEVERITY + s.name().toLowerCase(Locale.ROOT)).orElse(UNSCORED);
  }

  static String kev() {
    return KEV;
  }
}
