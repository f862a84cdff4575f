package hinomi.web.api;

import hinomi.web.Visit;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What a program asks for, checked. */
final class Asked {
  private Asked() {}

  /** It cannot be understood, and why, in the visitor's language. */
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(Visit visit, String key, Object... args) {
      super(visit.words("web/api").say(key, args));
    }

    Wrong(String told) {
      super(told);
    }
  }

  /** A number within bounds. */
  static int number(Visit visit, String name, int least, int most, int otherwise) throws Wrong {
    Optional<String> text = visit.query(name);
    if (text.isEmpty()) {
      return otherwise;
    }
    int number = text.get().matches("\\d{1,9}") ? Integer.parseInt(text.get()) : -1;
    if (number < least || number > most) {
      throw new Wrong(visit, "number", name, least, most);
    }
    return number;
  }

  static int limit(Visit visit) throws Wrong {
    return number(visit, "limit", 1, 200, 50);
  }

  static Instant moment(Visit visit, String name, Instant otherwise) throws Wrong {
    Optional<String> text = visit.query(name);
    return text.isEmpty() ? otherwise : moment(visit, name, text.get());
  }

  static Instant moment(Visit visit, String name, String text) throws Wrong {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException e) {
      throw new Wrong(visit, "moment", name);
    }
  }

  /** One of some words; empty where none is given. */
  static <T extends Enum<T>> Optional<T> choice(
      Visit visit, String name, Optional<String> text, List<T> choices) throws Wrong {
    if (text.isEmpty()) {
      return Optional.empty();
    }
    Optional<T> found = choices.stream().filter(c -> Answer.word(c).equals(text.get())).findFirst();
    if (found.isEmpty()) {
      String all = String.join(", ", choices.stream().map(Answer::word).toList());
      throw new Wrong(visit, "choice", name, all);
    }
    return found;
  }

  /** The body, which is a JSON object. */
  static JsonNode body(Visit visit) throws Wrong {
    try {
      JsonNode node = JsonMapper.shared().readTree(visit.body());
      if (node.isObject()) {
        return node;
      }
    } catch (JacksonException e) {
      throw new Wrong(visit, "body");
    }
    throw new Wrong(visit, "body");
  }

  /** A text of a body that must be there. */
  static String text(Visit visit, JsonNode body, String name, int most) throws Wrong {
    String text = body.path(name).asString("").strip();
    if (text.isEmpty() || text.length() > most) {
      throw new Wrong(visit, "text", name, most);
    }
    return text;
  }
}
