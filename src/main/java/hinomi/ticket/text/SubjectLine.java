package hinomi.ticket.text;

import hinomi.advisory.Advisory;
import hinomi.advisory.Product;
import hinomi.advisory.Score;
import hinomi.advisory.Vulnerability;
import hinomi.ticket.Concern;
import hinomi.ticket.render.Clean;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The subject of a ticket: how bad, of what, which, in at most 255 characters. */
final class SubjectLine {
  private static final int LONGEST = 255;
  private static final Pattern ALERT_FRAME =
      Pattern.compile("^注意喚起[:：]\\s*|\\s*[(（](?:公開|更新|新規)[)）]$");

  private final Words words;
  private final About about;

  SubjectLine(Words words, About about) {
    this.words = words;
    this.about = about;
  }

  String text() {
    Optional<Advisory> alert = about.alert();
    if (alert.isPresent()) {
      String title = Words.brief(alert.get().title().preferring(words.language()), LONGEST);
      String topic = ALERT_FRAME.matcher(title).replaceAll("");
      return fitted(words.of("subject.alert"), topic, id(alert.get().id().value()));
    }
    String id = id(about.founder().vulnerability().id().value());
    Advisory occasion = about.subject().occasion();
    if (about.several()) {
      String count = words.of("subject.several", about.subject().concerns().size());
      String common = occasion == null ? common() : id(occasion.id().value());
      Optional<String> named = about.watched().map(p -> Words.brief(p, 60)).or(this::product);
      return fitted(rating(), named.map(p -> p + ": " + count).orElse(count), common);
    }
    return fitted(rating(), topic(about.founder().vulnerability()), id);
  }

  private String rating() {
    String key = about.several() ? "subject.most" : "subject.score";
    return about
        .score()
        .map(s -> words.of(key, words.severity(s.severity()), base(s)))
        .orElse(words.of("subject.unscored"));
  }

  /** The title; with the product before it where it does not name that itself. */
  private String topic(Vulnerability vulnerability) {
    String title = Words.brief(vulnerability.title().preferring(words.language()), LONGEST);
    if (title.isEmpty()) {
      title = Words.brief(vulnerability.summary().preferring(words.language()), 100);
    }
    String named = product().orElse("");
    if (title.isEmpty() || named.isEmpty()) {
      return title + named;
    }
    boolean said = About.folded(title).contains(About.folded(named));
    return said ? title : named + ": " + title;
  }

  private Optional<String> product() {
    return about.products().stream().findFirst().map(SubjectLine::product).or(this::word);
  }

  private Optional<String> word() {
    return about.founder().matches().stream().map(m -> m.best().word()).findFirst();
  }

  private static String product(Product product) {
    return Words.brief(About.name(product), 60);
  }

  /** Two by their ids, more by that of the highest score. */
  private String common() {
    List<Concern> all = about.gravest();
    return all.size() == 2
        ? all.stream().map(SubjectLine::id).collect(Collectors.joining(words.of("and")))
        : words.of("subject.and-more", id(about.worst()));
  }

  private static String id(Concern concern) {
    return id(concern.vulnerability().id().value());
  }

  private static String id(String id) {
    return Words.brief(id, 60);
  }

  private static String fitted(String before, String topic, String id) {
    String end = " (" + id + ")";
    int room = LONGEST - before.length() - end.length() - 2;
    String middle = topic.isEmpty() ? "" : " " + Words.cut(topic, room);
    return Clean.line(before + middle + (topic.contains(id) ? "" : end));
  }

  private static String base(Score score) {
    return Double.toString(score.base());
  }
}
