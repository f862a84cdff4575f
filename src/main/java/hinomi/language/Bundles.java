package hinomi.language;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.concurrent.ConcurrentHashMap;

/** The words of every room in every language, read from UTF-8 property files when first needed. */
public final class Bundles {
  private static final Map<String, Properties> LOADED = new ConcurrentHashMap<>();

  private Bundles() {}

  /** The text of a key with {@code {n}} replaced; the key and its arguments where there is none. */
  public static String text(String room, String key, List<String> args, Language language) {
    String pattern = bundle(room, language).getProperty(key);
    if (pattern == null) {
      return args.isEmpty() ? key : key + " " + args;
    }
    return fill(pattern, args);
  }

  /** All keys of a bundle, for the places that list them and for the test that compares them. */
  public static Properties bundle(String room, Language language) {
    return LOADED.computeIfAbsent(
        "/hinomi/" + room + "/messages_" + language.tag() + ".properties", Bundles::read);
  }

  /**
   * Replaces {@code {0}}, {@code {1}} … once, from left to right; arguments are not looked into.
   */
  static String fill(String pattern, List<String> args) {
    if (pattern.indexOf('{') < 0) {
      return pattern;
    }
    StringBuilder out = new StringBuilder(pattern.length() + 32);
    int at = 0;
    while (at < pattern.length()) {
      int open = pattern.indexOf('{', at);
      int close = open < 0 ? -1 : pattern.indexOf('}', open);
      int index = close < 0 ? -1 : index(pattern.substring(open + 1, close));
      if (index < 0 || index >= args.size()) {
        int upTo = open < 0 ? pattern.length() : open + 1;
        out.append(pattern, at, upTo);
        at = upTo;
      } else {
        out.append(pattern, at, open).append(args.get(index));
        at = close + 1;
      }
    }
    return out.toString();
  }

  private static int index(String digits) {
    return digits.length() == 1 && digits.charAt(0) >= '0' && digits.charAt(0) <= '9'
        ? digits.charAt(0) - '0'
        : -1;
  }

  private static Properties read(String path) {
    Properties properties = new Properties();
    try (InputStream in = Bundles.class.getResourceAsStream(path)) {
      if (in != null) {
        properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
