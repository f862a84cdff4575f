package hinomi.watch;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What part a name plays where it stands in a text: its subject, or a mere mention. Most of what
 * names a product in passing is about something made for it, so the words around decide.
 */
final class Place {
  private static final Set<String> EDITION = Guards.words("=edition");
  private static final Set<String> SYSTEM = Guards.words("=system");
  private static final Set<String> FLAW = Guards.words("=flaw");
  private static final Set<String> TELLING = Guards.words("=telling");
  private static final Set<String> SEQUEL = Guards.words("=sequel");
  private static final Set<String> OPENING = Guards.words("=opening");
  private static final Set<String> SUBJECT = Guards.words("=subject");
  private static final Set<String> DETERMINER = Guards.words("=determiner");
  private static final Set<String> DOES = Guards.words("=does");
  private static final Set<String> WORK = Guards.words("=work");
  private static final Set<String> MADE_FOR = Guards.words(Guards.MADE_FOR);
  private static final Set<String> NOTE = Guards.words(Guards.NOTE);

  private static final int PHRASE = 6;

  private final Text text;
  private final int begin;
  private final int end;
  private final Known known;
  private final boolean title;
  private final boolean version;

  /** Where the name begins together with its vendor's words before it. */
  private final int head;

  private final boolean vendored;
  private final Setting setting;

  private Place(Text text, int begin, int end, Known known, boolean title, boolean version) {
    this.text = text;
    this.begin = begin;
    this.end = end;
    this.known = known;
    this.title = title;
    this.version = version;
    int at = begin;
    String before = text.wordBefore(at);
    while (!before.isEmpty() && known.vendors().contains(lower(before))) {
      at -= before.length() + 1;
      before = text.wordBefore(at);
    }
    this.head = at;
    int space = text.lower().indexOf(' ', begin);
    this.vendored =
        at < begin
            || (space > 0
                && space < end
                && known.vendors().contains(text.lower().substring(begin, space)));
    this.setting = new Setting(text, begin, end, head, known, version, vendored);
  }

  /**
   * How surely the name is what the text is about.
   *
   * @param guard what made it a mention, or null
   */
  record Ruling(Tier tier, @Nullable String guard) {}

  /** The part of a name at this place of a title or text. */
  static Ruling of(Text text, int begin, int end, Known known, boolean title) {
    boolean version = Versions.follow(text.lower(), end);
    if (text.japanese()) {
      return new JapanesePlace(text, begin, end, known, version).ruling(title);
    }
    return new Place(text, begin, end, known, title, version).ruling();
  }

  /**
   * The same of a family's name, behind which the name of any of its parts may follow.
   *
   * @param version whether its versions are listed
   */
  static Ruling ofFamily(
      Text text, int begin, int end, Known known, boolean title, boolean version) {
    if (text.japanese() && !version) {
      return new JapanesePlace(text, begin, end, known, false).ruling(title);
    }
    Place place = new Place(text, begin, end, known, title, version);
    String guard = place.written() ? place.setting.guard(place.clause()) : Guards.LETTER_CASE;
    if (guard != null) {
      return new Ruling(Tier.MENTION, guard);
    }
    if (!version && !place.vendored && !Setting.capital(place.next())) {
      return new Ruling(Tier.MENTION, Guards.COMPOUND);
    }
    if (title) {
      return new Ruling(Tier.TITLE, null);
    }
    return place.subject()
        ? new Ruling(Tier.SUBJECT, null)
        : new Ruling(Tier.MENTION, Guards.UNPLACED);
  }

  private Ruling ruling() {
    String guard = guard();
    if (guard != null) {
      return new Ruling(Tier.MENTION, guard);
    }
    if (title) {
      return new Ruling(Tier.TITLE, null);
    }
    if (subject()) {
      return new Ruling(Tier.SUBJECT, null);
    }
    return new Ruling(Tier.MENTION, inList() ? Guards.LIST : Guards.UNPLACED);
  }

  private @Nullable String guard() {
    if (!written()) {
      return Guards.LETTER_CASE;
    }
    if (NOTE.contains(lower(text.wordAt(text.sentence(begin))))) {
      return Guards.NOTE;
    }
    if (!version && madeFor()) {
      return Guards.MADE_FOR;
    }
    if (end + 1 < text.cased().length()
        && text.cased().charAt(end) == '('
        && Character.isLetter(text.cased().charAt(end + 1))) {
      return Guards.LONGER_NAME;
    }
    String next = next();
    if (!version && !next.isEmpty()) {
      String word = lower(next);
      boolean capital = Character.isUpperCase(next.charAt(0));
      boolean same = EDITION.contains(word) || SYSTEM.contains(word);
      boolean flaw = (capital || title) && flawFollows();
      if (capital && !same && !flaw && !OPENING.contains(word)) {
        return Guards.LONGER_NAME;
      }
      if (known.kind() != Kind.PLAIN && !SEQUEL.contains(word) && !(vendored && same) && !flaw) {
        return Guards.COMPOUND;
      }
    }
    if (partOfName()) {
      return Guards.PART_OF_NAME;
    }
    if (known.kind() == Kind.WORD && !vendored && !version && begin > 0) {
      return Guards.EVERYDAY_WORD;
    }
    return setting.guard(clause());
  }

  /** Whether a name that is a word is written as the product is. */
  private boolean written() {
    return known.writes(text.cased().substring(begin, end))
        || (version
            && Versions.dotted(text.lower(), end)
            && (head == 0 || SUBJECT.contains(lower(text.wordBefore(head)))));
  }

  /** The word after the name with nothing but a space between; else empty. */
  private String next() {
    return end + 1 < text.cased().length() && text.cased().charAt(end) == ' '
        ? text.wordAt(end + 1)
        : "";
  }

  /**
   * Whether the words behind the name are those of a flaw, up to their end: "Remote Code Execution
   * Vulnerability", and not "File Manager". With "in" behind them, a platform's flaw is another's:
   * PHP Code Injection in X.
   */
  private boolean flawFollows() {
    int at = end + 1;
    boolean told = false;
    while (at < text.cased().length()) {
      String word = text.wordAt(at);
      String low = lower(word);
      if (low.equals("in") && told) {
        return known.kind() == Kind.PLAIN || vendored;
      }
      if (word.isEmpty() || !FLAW.contains(low)) {
        return told;
      }
      told |= TELLING.contains(low);
      at += word.length();
      if (at >= text.cased().length() || text.cased().charAt(at) != ' ') {
        return told || title;
      }
      at++;
    }
    return told || title;
  }

  private boolean madeFor() {
    int at = end;
    for (int i = 0; i < PHRASE; i++) {
      if (at >= text.lower().length()
          || (text.lower().charAt(at) != ' ' && !(i == 0 && text.lower().charAt(at) == '-'))) {
        return false;
      }
      String word = lower(text.wordAt(at + 1));
      if (setting.part(word)) {
        return false;
      }
      if (MADE_FOR.contains(word) || MADE_FOR.contains(word.substring(word.lastIndexOf('-') + 1))) {
        return true;
      }
      if (word.isEmpty() || (SEQUEL.contains(word) && !EDITION.contains(word))) {
        return false;
      }
      at += 1 + word.length();
    }
    return false;
  }

  /** Whether a word with a capital right before the name makes it part of another one. */
  private boolean partOfName() {
    if (known.kind() == Kind.PLAIN) {
      return false;
    }
    String before = text.wordBefore(head);
    if (Setting.capital(before)) {
      return known.kind() == Kind.WORD || !FLAW.contains(lower(before));
    }
    if (!vendored && before.equalsIgnoreCase("in")) {
      String work = text.wordBefore(head - 3);
      return WORK.contains(lower(work)) && (!version || Setting.capital(work));
    }
    return false;
  }

  private boolean subject() {
    if (version || head == 0 || head == text.sentence(begin)) {
      return true;
    }
    if (known.kind() == Kind.PLAIN
        && (text.lower().startsWith("'s ", end) || text.lower().startsWith("’s ", end))) {
      return true;
    }
    int at = head;
    String before = lower(text.wordBefore(at));
    while (DETERMINER.contains(before)) {
      at -= before.length() + 1;
      if (at <= text.sentence(begin)) {
        return true;
      }
      before = lower(text.wordBefore(at));
    }
    if (SUBJECT.contains(before)) {
      return true;
    }
    if ((before.equals("by") || before.equals("with")) && setting.used(at - before.length() - 1)) {
      return true;
    }
    if (clause() || beside()) {
      return true;
    }
    return text.lower().startsWith(" is a ", end) || text.lower().startsWith(" is an ", end);
  }

  /** Whether a clause begins with the name, and not the sentence: "When it is late, X does". */
  private boolean clause() {
    return head > 1
        && text.cased().charAt(head - 1) == ' '
        && text.cased().charAt(head - 2) == ','
        && DOES.contains(lower(next()));
  }

  /** Whether it is joined to a product that stands there with its version: "X 6.4 and Y does". */
  private boolean beside() {
    String joined = lower(text.wordBefore(head));
    if (!joined.equals("and") && !joined.equals("or")) {
      return false;
    }
    String before = text.wordBefore(head - joined.length() - 1);
    return known.kind() == Kind.PLAIN
        && !before.isEmpty()
        && Edges.digit(before.charAt(0))
        && before.indexOf('.') > 0;
  }

  private boolean inList() {
    String before = lower(text.wordBefore(head));
    return before.equals("and")
        || before.equals("or")
        || (head >= 2 && text.cased().charAt(head - 2) == ',');
  }

  private static String lower(String word) {
    return word.toLowerCase(Locale.ROOT);
  }
}
