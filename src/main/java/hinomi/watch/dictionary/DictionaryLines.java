package hinomi.watch.dictionary;

import hinomi.language.Message;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The dictionary as a JSON object a line. */
final class DictionaryLines {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int LONGEST_LINE = 20_000;

  private @Nullable String vendor;
  private @Nullable String vendorCpe;
  private @Nullable String product;
  private @Nullable String productCpe;

  private DictionaryLines() {}

  /** Why it ended before the end; empty where all is read. */
  static Optional<Message> read(BufferedReader lines, Counter counter) throws IOException {
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (line.isBlank()) {
        continue;
      }
      if (counter.full()) {
        return JvnDictionary.stop("many", JvnDictionary.MOST);
      }
      if (line.length() > LONGEST_LINE) {
        counter.reject();
      } else {
        new DictionaryLines().line(line, counter);
      }
    }
    return Optional.empty();
  }

  private void line(String line, Counter counter) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), line)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        counter.reject();
        return;
      }
      String name;
      while ((name = in.nextName()) != null) {
        JsonToken value = in.nextToken();
        if (value == JsonToken.VALUE_STRING) {
          field(name, in.getString());
        } else {
          in.skipChildren();
        }
      }
      counter.take(vendor, vendorCpe, product, productCpe);
    } catch (JacksonException e) {
      counter.reject();
    }
  }

  private void field(String name, String value) {
    switch (name) {
      case "vname" -> vendor = value;
      case "vcpe" -> vendorCpe = value;
      case "pname" -> product = value;
      case "pcpe" -> productCpe = value;
      default -> {}
    }
  }
}
