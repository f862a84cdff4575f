package hinomi.config;

import hinomi.watch.Wanted;
import hinomi.watch.names.KeywordExpression;
import hinomi.watch.names.NameError;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a watch's keywords, vendors, CPEs and package URLs. */
final class WantedReader {

  /** Reads a name. */
  private interface Parser<T> {
    T parse(String text) throws NameError;
  }

  private final Section section;
  private final Reading reading;
  private final List<String> keywords = new ArrayList<>();
  private final List<Wanted> joined = new ArrayList<>();

  /**
   * @param section the watch
   */
  WantedReader(Section section, Reading reading) {
    this.section = section;
    this.reading = reading;
    for (Word word : section.names("keywords", "Log4Shell")) {
      parse(word, KeywordExpression::parse).ifPresent(expression -> add(word, expression));
    }
  }

  private void add(Word word, KeywordExpression expression) {
    expression
        .single()
        .ifPresentOrElse(
            keywords::add, () -> joined.add(new Wanted.Keywords(word.text(), expression)));
  }

  /** The keywords that stand alone. */
  List<String> keywords() {
    return List.copyOf(keywords);
  }

  /** Everything else. */
  List<Wanted> read() {
    List<Wanted> all = new ArrayList<>();
    for (Word word : section.names("vendor", "Cybozu")) {
      parse(word, Wanted.Vendor::parse).ifPresent(all::add);
    }
    for (Word word : section.words("cpe", "cpe:2.3:a:f5:nginx:*:*:*:*:*:*:*:*")) {
      parse(word, Wanted.Cpe::parse).ifPresent(all::add);
    }
    for (Word word : section.words("purl", "pkg:npm/lodash")) {
      parse(word, Wanted.Purl::parse).ifPresent(all::add);
    }
    all.addAll(joined);
    return all;
  }

  private <T> Optional<T> parse(Word word, Parser<T> parser) {
    try {
      return Optional.of(parser.parse(word.text()));
    } catch (NameError e) {
      reading.problems().error(Conditions.place(word, e.offset()), e.text());
      return Optional.empty();
    }
  }
}
