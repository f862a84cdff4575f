package hinomi.source.cve;

import hinomi.advisory.Reference;
import hinomi.source.json.Pull;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;

/** The references of a record, one a URL: the program's own container repeats the CNA's. */
final class Links {
  private static final int MOST = 2000;
  private static final int MOST_TAGS = 50;

  private final Map<String, String> labels = new LinkedHashMap<>();

  void read(JsonParser in) {
    Pull.elements(in, MOST, () -> readOne(in));
  }

  private void readOne(JsonParser in) {
    @Nullable String[] found = new String[3];
    Pull.fields(
        in,
        name -> {
          switch (name) {
            case "url" -> found[0] = Pull.word(in);
            case "name" -> found[1] = Pull.word(in);
            case "tags" ->
                Pull.elements(
                    in,
                    MOST_TAGS,
                    () -> {
                      String tag = Pull.word(in);
                      found[2] = found[2] == null && tells(tag) ? tag : found[2];
                    });
            default -> {}
          }
        });
    if (found[0] != null) {
      add(found[0], label(found[0], found[1], found[2]));
    }
  }

  private void add(String url, String label) {
    labels.merge(url, label, (first, more) -> first.isEmpty() ? more : first);
  }

  void addAll(Links more) {
    more.labels.forEach(this::add);
  }

  List<Reference> references() {
    List<Reference> all = new ArrayList<>(labels.size());
    labels.forEach((url, label) -> all.add(new Reference(url, label)));
    return all;
  }

  private static String label(String url, @Nullable String name, @Nullable String tag) {
    if (tag != null) {
      return tag;
    }
    return name == null || name.equals(url) ? "" : name;
  }

  /** Whether a tag says what is behind the link: those with {@code x_} are somebody's own. */
  private static boolean tells(@Nullable String tag) {
    return tag != null
        && !tag.startsWith("x_")
        && !tag.equals("related")
        && !tag.equals("not-applicable");
  }
}
