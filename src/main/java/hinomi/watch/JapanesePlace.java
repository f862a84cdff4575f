package hinomi.watch;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What part a name plays in a Japanese text. No spaces part its words, so that letters of one kind
 * in a row are the name of one product: in {@code シスコのCisco IOS XEにおける} it is not Cisco IOS.
 */
final class JapanesePlace {
  private static final Set<String> EDITION = Guards.words("=edition");
  private static final Set<String> SYSTEM = Guards.words("=system");
  private static final Set<String> MADE_FOR = Guards.words(Guards.MADE_FOR);
  private static final Set<String> FOR_IT = Guards.words(Guards.FOR_IT);
  private static final Set<String> ASIDE = Guards.words(Guards.ASIDE);
  private static final List<String> SUBJECT =
      List.of("における", "には", "は、", "は ", "に", "の", "で", "、", "および", "及び", "以前", "が", "」");

  /** What may follow a name without being part of it, though it is no particle. */
  private static final List<String> BEHIND =
      List.of("バージョン", "以前", "未満", "より前", "および", "及び", "等", "など", "製品", "シリーズ", "ソフトウェア", "本体");

  private static final int LONGEST_VENDOR = 40;

  private final Text text;
  private final int begin;
  private final int end;
  private final Known known;
  private final boolean version;

  JapanesePlace(Text text, int begin, int end, Known known, boolean version) {
    this.text = text;
    this.begin = begin;
    this.end = end;
    this.known = known;
    this.version = version;
  }

  Place.Ruling ruling(boolean title) {
    String guard = guard();
    if (guard != null) {
      return new Place.Ruling(Tier.MENTION, guard);
    }
    if (title) {
      return new Place.Ruling(Tier.TITLE, null);
    }
    return subject()
        ? new Place.Ruling(Tier.SUBJECT, null)
        : new Place.Ruling(Tier.MENTION, Guards.UNPLACED);
  }

  private @Nullable String guard() {
    String s = text.lower();
    int at = behind();
    for (String word : FOR_IT) {
      if (s.startsWith(word, at) || s.startsWith("の" + word, at) || s.startsWith("の " + word, at)) {
        return Guards.FOR_IT;
      }
    }
    String before = before();
    if (before != null) {
      return before;
    }
    String after = after();
    if (after != null) {
      return after;
    }
    if (!known.writes(text.cased().substring(begin, end))) {
      return Guards.LETTER_CASE;
    }
    return vendor() ? Guards.VENDOR : byAnother() ? Guards.OTHER_VENDOR : null;
  }

  /** Where the text goes on behind the name, but for one space. */
  private int behind() {
    return end < text.lower().length() && text.lower().charAt(end) == ' ' ? end + 1 : end;
  }

  /** The words in Latin letters right before the name belong to its vendor, or to another name. */
  private @Nullable String before() {
    int at = begin;
    String word = text.wordBefore(at);
    while (!word.isEmpty()) {
      String low = word.toLowerCase(Locale.ROOT);
      if (ASIDE.contains(low)) {
        return Guards.ASIDE;
      }
      if (!known.vendors().contains(low) && !low.equals("the")) {
        return Guards.PART_OF_NAME;
      }
      at -= word.length() + 1;
      word = text.wordBefore(at);
    }
    return null;
  }

  /** The words right behind the name leave it the same, or make another one of it. */
  private @Nullable String after() {
    String s = text.cased();
    int at = end;
    if (at < s.length()
        && (s.charAt(at) == '-' || Text.japanese(s.charAt(at - 1)))
        && Edges.ascii(text.lower().charAt(s.charAt(at) == '-' ? at + 1 : at))
        && !Edges.digit(s.charAt(at))) {
      return Guards.LONGER_NAME;
    }
    while (at + 1 < s.length() && s.charAt(at) == ' ' && !Text.japanese(s.charAt(at + 1))) {
      if (s.startsWith("- ", at + 1)) {
        at += 2;
        continue;
      }
      String word = text.wordAt(at + 1).toLowerCase(Locale.ROOT);
      if (word.isEmpty()) {
        return null;
      }
      if (MADE_FOR.contains(word)) {
        return Guards.MADE_FOR;
      }
      if (!EDITION.contains(word) && !SYSTEM.contains(word) && !Edges.digit(word.charAt(0))) {
        return Guards.LONGER_NAME;
      }
      at += word.length() + 1;
    }
    int next = at < s.length() && s.charAt(at) == ' ' ? at + 1 : at;
    return next < s.length()
            && named(s.charAt(next))
            && BEHIND.stream().noneMatch(w -> s.startsWith(w, next))
        ? Guards.LONGER_NAME
        : null;
  }

  /** Katakana and kanji go on with a name; particles are hiragana. */
  private static boolean named(char c) {
    return (c >= '\u30a1' && c <= '\u30fa') || (c >= '\u3400' && c <= '\u9fff');
  }

  /** Whether the text begins with the name as that of the vendor: JenkinsのSample Pluginにおける. */
  private boolean vendor() {
    return begin == 0
        && !version
        && known.vendors().contains(text.lower().substring(begin, end))
        && text.lower().startsWith("の", behind());
  }

  /**
   * Whether the text begins with a vendor's name and this one, and the vendor has no product of the
   * name: iThemesのExchangeにおける.
   */
  private boolean byAnother() {
    int of = text.lower().startsWith("の ", begin - 2 < 0 ? 0 : begin - 2) ? begin - 2 : begin - 1;
    if (known.vendors().isEmpty()
        || of <= 0
        || of > LONGEST_VENDOR
        || text.lower().charAt(of) != 'の') {
      return false;
    }
    String vendor = text.lower().substring(0, of).strip();
    String name = text.lower().substring(begin, end);
    int space = name.indexOf(' ');
    if (BEHIND.stream().anyMatch(vendor::endsWith)
        || (space > 0 && known.vendors().contains(name.substring(0, space)))) {
      return false;
    }
    if (known.kind() == Kind.PLAIN && !vendor.endsWith("プロジェクト")) {
      return false;
    }
    String own = RecordName.vendor(vendor);
    boolean named = !own.equals(vendor) || vendor.chars().anyMatch(c -> Edges.ascii((char) c));
    return named && !known.isBy(own) && !own.contains(name);
  }

  private boolean subject() {
    if (begin == 0 || version || text.sentence(begin) == begin) {
      return true;
    }
    int at = behind();
    return SUBJECT.stream().anyMatch(word -> text.lower().startsWith(word, at));
  }
}
