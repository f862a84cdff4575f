package hinomi.watch.version;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of a version range, Japanese or English, one by one. */
final class RangeWords {
  private static final int LONGEST = 200;

  /**
   * A version with what belongs to it: {@code 7.2.5 build1517}, {@code 11.1(15)ca}, {@code 6 r4}.
   */
  static final String VERSION =
      "\\d[\\w.*]*(?:-\\w[\\w.*]*)*(?:\\([\\w.]+\\)[\\w.]*)*"
          + "(?: ?(?:sp|service pack|r|u|build|patch|update|rev|hf|fp|cu)[. ]{0,2}\\d[\\w.]*)*";

  /** What a word does; the order in which they are tried is theirs. */
  enum Kind {
    ALL("(?:すべて|全て|総て|全)の?(?:バージョン|版)(?:が対象)?|all versions?|^\\*$"),
    COMMENT(
        "\\((?![^()]*(?:除|以外|影響|対象|未|not|except|exclu|only|unaffected))(?:[^()\\d]*|[^()\\d]*(?:32|64)"
            + " ?(?:ビット|-?bit)[^()\\d]*|x86(?:[-_]64)?|x64|arm64)\\)"),
    SERIES_COMMENT("\\([^()\\d]*?(?<series>\\d[\\d.]*)(?:\\.x)? ?系\\)"),
    OR_EARLIER(
        "(?:(?:、|,)? ?(?:および|及び|または|又は|と) ?)?(?:それ|これ) ?(?:より(?:も)?)? ?(?:以?前)"
            + "|(?:より)?以前|以下|まで"
            + "|(?:,? ?(?:and|or) )(?:all )?(?:earlier|prior|below|older|lower|previous)"),
    BEFORE_IT("より(?:も)?前|未満"),
    OR_LATER(
        "(?:(?:、|,)? ?(?:および|及び|または|又は|と) ?)?(?:それ|これ) ?(?:以降|以後)"
            + "|以降|以上|以後"
            + "|(?:,? ?(?:and|or) )(?:all )?(?:later|above|newer|higher|up)"),
    SERIES("系(?:統|列)?(?: ?の?(?:すべて|全て|全)の?バージョン)?|シリーズ"),
    UP_TO("up to and including|up to|<=|≦|≤"),
    BEFORE("prior to|before|earlier than|less than|lower than|<"),
    SINCE("starting (?:from|with|at)|since|from|>=|≧|≥"),
    EXACTLY("=="),
    RANGE("から|[~〜～…–—]|through|thru|to(?= )|-(?= )"),
    VERSION(RangeWords.VERSION),
    BETWEEN("[、,;/・]|かつ|および|及び|並びに|ならびに|または|又は|and|or"),
    NOISE("バージョン|ファームウェア|リリース|版|versions?|ver\\.?(?![a-z])|release|firmware|v(?=[. ]*\\d)|の");

    private final Pattern pattern;

    Kind(String pattern) {
      this.pattern = Pattern.compile(pattern);
    }
  }

  /**
   * A word of the text.
   *
   * @param text the word itself; of a version and of a comment on a series the version
   */
  record Word(Kind kind, String text) {}

  private RangeWords() {}

  /** The text in the form in which it is read: NFKC, lower case, single spaces. */
  static String plain(String text) {
    return Normalizer.normalize(text.length() > LONGEST ? "" : text, Normalizer.Form.NFKC)
        .toLowerCase(Locale.ROOT)
        .replaceAll("[\\s\\p{Zs}]+", " ")
        .strip();
  }

  /** All words but noise; empty where something is no known word. */
  static List<Word> of(String plain) {
    List<Word> words = new ArrayList<>();
    int at = 0;
    while (at < plain.length()) {
      if (plain.charAt(at) == ' ') {
        at++;
        continue;
      }
      Word word = null;
      for (Kind kind : Kind.values()) {
        Matcher m = kind.pattern.matcher(plain).region(at, plain.length());
        m.useTransparentBounds(true).useAnchoringBounds(false);
        if (m.lookingAt() && m.end() > at && !cut(plain, m.end())) {
          word = new Word(kind, kind == Kind.SERIES_COMMENT ? m.group("series") : m.group());
          at = m.end();
          break;
        }
      }
      if (word == null) {
        return List.of();
      }
      if (word.kind() != Kind.NOISE && word.kind() != Kind.COMMENT) {
        words.add(word);
      }
    }
    return words;
  }

  /** Whether an English word would be cut in two. */
  private static boolean cut(String text, int end) {
    return end < text.length() && isLatin(text.charAt(end)) && isLatin(text.charAt(end - 1));
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }
}
