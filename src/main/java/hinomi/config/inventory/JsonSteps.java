package hinomi.config.inventory;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Steps over a JSON stream that forgive wrong types: what is not what was asked for is skipped, so
 * that one odd field never costs its entry.
 */
final class JsonSteps {
  private JsonSteps() {}

  /** Shows every field of the object that the parser stands on; the parser stands on its value. */
  static void fields(JsonParser in, Consumer<String> each) {
    JsonToken start = in.currentToken();
    if (start != JsonToken.START_OBJECT) {
      in.skipChildren();
      return;
    }
    String name;
    while ((name = in.nextName()) != null) {
      JsonToken value = in.nextToken();
      each.accept(name);
      leave(in, value);
    }
  }

  /** Shows every element of the array that the parser stands on. */
  static void elements(JsonParser in, Runnable each) {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      in.skipChildren();
      return;
    }
    JsonToken value;
    while ((value = in.nextToken()) != JsonToken.END_ARRAY) {
      each.run();
      leave(in, value);
    }
  }

  /** Every string and number right in the object that the parser stands on. */
  static Map<String, String> words(JsonParser in) {
    Map<String, String> words = new HashMap<>();
    fields(
        in,
        name -> {
          String value = text(in);
          if (value != null) {
            words.put(name, value);
          }
        });
    return words;
  }

  /** The string or number that the parser stands on, or null for anything else. */
  static @Nullable String text(JsonParser in) {
    return switch (in.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getString();
      case null, default -> {
        in.skipChildren();
        yield null;
      }
    };
  }

  /** Skips a structure that was not entered. */
  private static void leave(JsonParser in, JsonToken value) {
    if (value.isStructStart() && in.currentToken() == value) {
      in.skipChildren();
    }
  }
}
