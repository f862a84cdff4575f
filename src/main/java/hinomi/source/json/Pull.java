package hinomi.source.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Steps over a JSON stream that forgive wrong types: what is not what was asked for is skipped, so
 * that one odd field never costs the record.
 */
public final class Pull {
  private Pull() {}

  /** Sees one field; the parser stands on its value. */
  public interface FieldReader {
    void read(String name);
  }

  /**
   * Shows every field of the object that the parser stands on. The reader takes the value with
   * {@link #text}, {@link #fields} or {@link #elements}, or leaves it.
   */
  public static void fields(JsonParser in, FieldReader each) {
    if (in.currentToken() != JsonToken.START_OBJECT) {
      in.skipChildren();
      return;
    }
    String name;
    while ((name = in.nextName()) != null) {
      JsonToken value = in.nextToken();
      if (value == JsonToken.VALUE_NULL) {
        continue;
      }
      each.read(name);
      leave(in, value);
    }
  }

  /** Shows every element of the array that the parser stands on, at most so many. */
  public static void elements(JsonParser in, int most, Runnable each) {
    if (in.currentToken() != JsonToken.START_ARRAY) {
      in.skipChildren();
      return;
    }
    int seen = 0;
    JsonToken value;
    while ((value = in.nextToken()) != JsonToken.END_ARRAY) {
      if (seen++ < most) {
        each.run();
      }
      leave(in, value);
    }
  }

  /** The string or number that the parser stands on, or null for anything else. */
  public static @Nullable String text(JsonParser in) {
    return switch (in.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getString();
      case null, default -> {
        in.skipChildren();
        yield null;
      }
    };
  }

  /** As {@link #text}, without white space around it; null also where nothing is left. */
  public static @Nullable String word(JsonParser in) {
    String text = text(in);
    if (text == null) {
      return null;
    }
    String word = text.strip();
    return word.isEmpty() ? null : word;
  }

  /** Skips a structure that the reader did not enter. */
  private static void leave(JsonParser in, JsonToken value) {
    if (value.isStructStart() && in.currentToken() == value) {
      in.skipChildren();
    }
  }
}
