package hinomi.source.feed;

import hinomi.advisory.Advisory;
import hinomi.advisory.AdvisoryId;
import hinomi.advisory.CveId;
import hinomi.advisory.Weakness;
import hinomi.language.Localized;
import java.net.URI;
import java.text.Normalizer;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Makes advisories of entries and the pages behind them. */
final class Items {
  private static final Pattern CWE = Pattern.compile("(?i)\\bCWE-\\d{1,5}\\b");
  private static final Pattern OTHER_IDS =
      Pattern.compile(
          "(?i)\\bJVN(VU|TA)?(?:#|%23)?(\\d{8})\\b"
              + "|\\b(JVNDB-\\d{4}-\\d{6})\\b"
              + "|\\bJPCERT-AT-(\\d{4}-\\d{4})\\b"
              + "|jpcert\\.or\\.jp/(?:english/)?at/(\\d{4})/at\\d\\d(\\d{4})");

  private Items() {}

  static Advisory advisory(
      String source, FeedEntry entry, Optional<LinkedPages.Words> page, Instant date) {
    String summary =
        page.map(LinkedPages.Words::summary)
            .filter(words -> words.length() > entry.text().length())
            .orElse(entry.text());
    String words =
        Normalizer.normalize(
            entry.words() + "\n" + page.map(LinkedPages.Words::all).orElse(""),
            Normalizer.Form.NFKC);
    return Advisory.of(new AdvisoryId(source, entry.id()), Advisory.Kind.ITEM, date)
        .updated(entry.updated() == null ? date : entry.updated())
        .title(localized(entry.title()))
        .summary(localized(summary))
        .cves(CveId.findAll(words))
        .related(otherIds(words))
        .scores(new CvssFinder(source, words).find())
        .weaknesses(weaknesses(words))
        .url(entry.link().map(URI::toString).orElse(""))
        .build();
  }

  /** A text is Japanese where one character in fifty or more is kana or kanji. */
  private static Localized localized(String text) {
    long japanese =
        text.codePoints()
            .filter(
                c ->
                    switch (Character.UnicodeScript.of(c)) {
                      case HIRAGANA, KATAKANA, HAN -> true;
                      default -> false;
                    })
            .count();
    return japanese > 0 && japanese * 50 >= text.length() ? Localized.ja(text) : Localized.en(text);
  }

  private static Set<Weakness> weaknesses(String words) {
    Set<Weakness> found = new TreeSet<>();
    CWE.matcher(words).results().forEach(m -> Weakness.parse(m.group()).ifPresent(found::add));
    return found;
  }

  /** The ids of JVN, JVN iPedia and JPCERT/CC that a text or its links name, in normal form. */
  static Set<String> otherIds(String words) {
    Set<String> found = new TreeSet<>();
    Matcher m = OTHER_IDS.matcher(words);
    while (m.find()) {
      if (m.group(2) != null) {
        found.add("JVN" + upper(m.group(1)) + "#" + m.group(2));
      } else if (m.group(3) != null) {
        found.add(upper(m.group(3)));
      } else {
        found.add("JPCERT-AT-" + (m.group(4) != null ? m.group(4) : m.group(5) + "-" + m.group(6)));
      }
    }
    return found;
  }

  private static String upper(@Nullable String text) {
    return text == null ? "" : text.toUpperCase(Locale.ROOT);
  }
}
