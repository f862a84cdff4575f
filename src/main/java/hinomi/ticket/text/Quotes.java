package hinomi.ticket.text;

import hinomi.advisory.Advisory;
import hinomi.language.Language;
import hinomi.language.Localized;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Concern;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;

/** What the sources say, each text with its source, title and page. */
final class Quotes {
  private final Words words;
  private final About about;
  private final Bounds bounds;

  Quotes(Words words, About about, Bounds bounds) {
    this.words = words;
    this.about = about;
    this.bounds = bounds;
  }

  /** One part of the advisories under its heading; nothing where none has it. */
  List<Block> of(String heading, Function<Advisory, Localized> part) {
    List<Block> blocks = new ArrayList<>();
    boolean group = about.several() && about.subject().occasion() == null;
    if (group) {
      about.gravest().stream()
          .limit(Bounds.SUMMARIES)
          .forEach(c -> quote(advisories(c), part, bounds.text() / 4, blocks));
    } else {
      quote(all(), part, bounds.text(), blocks);
    }
    if (!blocks.isEmpty()) {
      blocks.addFirst(new Block.Heading(words.of("heading." + heading)));
      int rest = about.subject().concerns().size() - Bounds.SUMMARIES;
      if (group && rest > 0) {
        blocks.add(new Block.Lines(List.of(Line.own(words.of("unquoted", rest)))));
      }
    }
    return blocks;
  }

  /** The occasion's own texts come first, then those of the most telling. */
  private List<Advisory> all() {
    Set<Advisory> all = new LinkedHashSet<>();
    if (about.subject().occasion() != null) {
      all.add(about.subject().occasion());
    }
    about.subject().concerns().forEach(c -> all.addAll(advisories(c)));
    return List.copyOf(all);
  }

  private static List<Advisory> advisories(Concern concern) {
    return concern.vulnerability().advisories();
  }

  private void quote(
      List<Advisory> advisories,
      Function<Advisory, Localized> part,
      int longest,
      List<Block> blocks) {
    Language second = words.language() == Language.JA ? Language.EN : Language.JA;
    for (Language language : List.of(words.language(), second)) {
      for (Advisory advisory : advisories) {
        String text = part.apply(advisory).in(language);
        if (text != null) {
          Block.Quote quote = new Block.Quote(cut(text, longest));
          if (!blocks.contains(quote)) {
            blocks.add(new Block.Lines(List.of(source(advisory).line())));
            blocks.add(quote);
          }
          break;
        }
      }
    }
  }

  private LineWriter source(Advisory advisory) {
    String title = Words.brief(advisory.title().preferring(words.language()), bounds.cell());
    String name = words.source(advisory.id());
    return new LineWriter()
        .own(words.of("source") + " ")
        .link(title.isEmpty() ? name : words.of("quoted", name, title), advisory.url(), bounds);
  }

  private String cut(String text, int longest) {
    return text.length() <= longest ? text : Words.cut(text, longest) + "\n" + words.of("cut");
  }
}
