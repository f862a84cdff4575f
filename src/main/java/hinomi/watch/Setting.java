package hinomi.watch;

import java.util.Locale;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** What the words before a name tell of the part that it plays in its sentence. */
final class Setting {
  private static final Set<String> SYSTEM = Guards.words("=system");
  private static final Set<String> OPENING = Guards.words("=opening");
  private static final Set<String> DETERMINER = Guards.words("=determiner");
  private static final Set<String> PIECE = Guards.words("=piece");
  private static final Set<String> ADDED = Guards.words("=added");
  private static final Set<String> ASIDE = Guards.words(Guards.ASIDE);
  private static final Set<String> CIRCUMSTANCE = Guards.words(Guards.CIRCUMSTANCE);
  private static final Set<String> CONSEQUENCE = Guards.words(Guards.CONSEQUENCE);

  /** Lists are looked through for so many words. */
  private static final int LISTED = 12;

  private final Text text;
  private final int begin;

  /** Where the name begins together with its vendor's words before it. */
  private final int head;

  private final Known known;
  private final boolean version;
  private final boolean vendored;

  /** Whether it stands there with versions up to one: that part of a sentence is about it, too. */
  private final boolean bounded;

  Setting(Text text, int begin, int end, int head, Known known, boolean version, boolean vendored) {
    this.text = text;
    this.begin = begin;
    this.head = head;
    this.bounded = version && Versions.bounded(text.lower(), end);
    this.known = known;
    this.version = version;
    this.vendored = vendored;
  }

  /**
   * What the words before the name tell.
   *
   * @param clause whether a clause begins with the name: "When it is late, X does"
   */
  @Nullable String guard(boolean clause) {
    if (aside()) {
      return Guards.ASIDE;
    }
    if (!clause && !bounded && circumstance()) {
      return Guards.CIRCUMSTANCE;
    }
    return consequence() ? Guards.CONSEQUENCE : null;
  }

  private boolean aside() {
    int at = head;
    String before = lower(text.wordBefore(at));
    while (DETERMINER.contains(before)) {
      at -= before.length() + 1;
      before = lower(text.wordBefore(at));
    }
    if (before.equals("in") || before.equals("of")) {
      String verb = lower(text.wordBefore(at - 3));
      return verb.equals("written")
          || verb.equals("implemented")
          || verb.equals("developed")
          || verb.equals("built")
          || (verb.equals("used") && known.kind() != Kind.PLAIN && !version);
    }
    if (before.equals("for") && version) {
      return !(bounded && lower(text.wordBefore(at - 4)).equals("extension")) && isForIt(at - 4);
    }
    if ((before.equals("by") || before.equals("with")) && used(at - before.length() - 1)) {
      return false;
    }
    if (before.equals("on") && version && (vendored || ownPart(at - 3))) {
      return earlier(word -> Edges.digit(word.charAt(0)));
    }
    if (before.equals("including") && version) {
      return false;
    }
    if (bounded && (before.equals("by") || before.equals("with") || circumstance())) {
      return false;
    }
    return ASIDE.contains(before) || listedAside(at);
  }

  /** Whether what ends at a place, before "for", is somebody else's work for the product. */
  private boolean isForIt(int at) {
    if (at > 1 && text.cased().charAt(at - 2) == ')') {
      return false;
    }
    String made = text.wordBefore(at);
    if (made.isEmpty()) {
      return true;
    }
    if (Character.isLowerCase(made.charAt(0)) && made.indexOf('.') < 0) {
      return ADDED.contains(made) && !part(made);
    }
    int before = at - made.length() - 1;
    String in = text.wordBefore(before);
    if (in.equals("the")) {
      before -= in.length() + 1;
      in = text.wordBefore(before);
    }
    return !in.equals("in") || !PIECE.contains(lower(text.wordBefore(before - in.length() - 1)));
  }

  /** Whether a part of a system ends at a place, as its own words call it: "useradd on". */
  private boolean ownPart(int at) {
    int bracket =
        at > 1 && text.cased().charAt(at - 2) == ')' ? text.cased().lastIndexOf('(', at) : -1;
    String word = text.wordBefore(bracket > 0 ? bracket : at);
    return !word.isEmpty() && Character.isLowerCase(word.charAt(0));
  }

  /**
   * Whether the name stands in a list that is told in passing: "a pack for Word, Excel, and
   * PowerPoint 2007", "on Windows, and Mac OS X 10.4".
   */
  private boolean listedAside(int from) {
    int at = from;
    boolean system = false;
    for (int i = 0; i < LISTED && at > 1; i++) {
      String before = text.wordBefore(at);
      String word = lower(before);
      if (word.equals("for")) {
        return i > 0 && ADDED.contains(lower(text.wordBefore(at - 4)));
      }
      if (word.equals("on")) {
        return i > 0 && (system || known.kind() == Kind.PLATFORM);
      }
      system |= SYSTEM.contains(word);
      if (text.cased().charAt(at - 1) == ' ' && before.isEmpty()) {
        if (at < 2 || text.cased().charAt(at - 2) != ',') {
          return false;
        }
        at--;
        before = text.wordUpTo(at - 1);
        if (before.isEmpty()) {
          return false;
        }
        system |= SYSTEM.contains(lower(before));
        at = at - 1 - before.length();
        if (!capital(before)) {
          return false;
        }
        continue;
      }
      if (!word.equals("and")
          && !word.equals("or")
          && !(word.equals("in") && i == 0)
          && !capital(before)) {
        return false;
      }
      at -= before.length() + 1;
    }
    return false;
  }

  /** Whether the words before a place say that a part of the product is what is broken. */
  boolean used(int at) {
    String verb = lower(text.wordBefore(at));
    return (verb.equals("used") && lower(text.wordBefore(at - 5)).equals("as"))
        || verb.equals("bundled")
        || verb.equals("distributed");
  }

  /** Whether the sentence has such a word before the name. */
  private boolean earlier(Predicate<String> such) {
    int at = text.sentence(begin);
    while (at < head) {
      String word = text.wordAt(at);
      if (!word.isEmpty() && such.test(lower(word))) {
        return true;
      }
      at += word.length() + 1;
    }
    return false;
  }

  private int clause() {
    int from = text.sentence(begin);
    for (int i = begin - 2; i > from; i--) {
      char c = text.cased().charAt(i);
      if ((c == ',' || c == ';' || c == '(') && i + 2 < begin) {
        return c == '(' ? i + 1 : i + 2;
      }
    }
    return from;
  }

  private boolean circumstance() {
    return CIRCUMSTANCE.contains(lower(text.wordAt(clause())));
  }

  private boolean consequence() {
    return earlier(CONSEQUENCE::contains);
  }

  /** A component of a platform is somebody else's; of anything else it is its own. */
  boolean part(String word) {
    return (word.equals("component") || word.equals("components"))
        && (known.kind() == Kind.PLAIN || vendored);
  }

  static boolean capital(String word) {
    return !word.isEmpty()
        && Character.isUpperCase(word.charAt(0))
        && !OPENING.contains(lower(word));
  }

  static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
