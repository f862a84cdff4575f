package hinomi.source.feed;

import java.nio.ByteBuffer;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The characters of a feed's bytes. Declarations and headers are often wrong, so the character set
 * is the one that leaves the fewest places unread, and the declared one where several leave none.
 */
final class FeedText {
  private static final Pattern DECLARED =
      Pattern.compile("^\\s*<\\?xml[^>]{0,200}encoding\\s*=\\s*[\"']([\\w.:-]+)");
  private static final Pattern HEADER = Pattern.compile("(?i)charset\\s*=\\s*\"?([\\w.:-]+)");
  private static final Charset WINDOWS_31J = Charset.forName("windows-31j");

  private FeedText() {}

  static String decode(byte[] body, @Nullable String contentType) {
    Charset marked = mark(body);
    if (marked != null) {
      return new String(body, marked);
    }
    String head = new String(body, 0, Math.min(body.length, 300), StandardCharsets.ISO_8859_1);
    Set<Charset> candidates = new LinkedHashSet<>();
    named(DECLARED, head).ifPresent(candidates::add);
    named(HEADER, contentType == null ? "" : contentType).ifPresent(candidates::add);
    boolean sevenBits = candidates.stream().anyMatch(c -> c.name().startsWith("ISO-2022"));
    // Latin sets read any bytes at all, so they are believed only where nothing else fits.
    candidates.removeIf(c -> c.name().startsWith("ISO-8859") || c.name().startsWith("windows-125"));
    if (!sevenBits) {
      candidates.add(StandardCharsets.UTF_8);
    }
    candidates.add(WINDOWS_31J);
    candidates.add(Charset.forName("EUC-JP"));
    named(DECLARED, head).ifPresent(candidates::add);
    named(HEADER, contentType == null ? "" : contentType).ifPresent(candidates::add);
    return best(body, candidates);
  }

  private static String best(byte[] body, Set<Charset> candidates) {
    String best = "";
    long fewest = Long.MAX_VALUE;
    for (Charset candidate : candidates) {
      String text = candidate.decode(ByteBuffer.wrap(body)).toString();
      long unread = text.chars().filter(c -> c == '\ufffd').count();
      if (unread < fewest) {
        best = text;
        fewest = unread;
      }
      if (unread == 0) {
        break;
      }
    }
    return best;
  }

  /** The set that the first bytes give away: a byte order mark, or UTF-16 without one. */
  private static @Nullable Charset mark(byte[] body) {
    int first = body.length > 1 ? ((body[0] & 0xff) << 8) | (body[1] & 0xff) : 0;
    return switch (first) {
      case 0xfeff, 0xfffe -> StandardCharsets.UTF_16;
      case 0x003c -> StandardCharsets.UTF_16BE;
      case 0x3c00 -> StandardCharsets.UTF_16LE;
      default -> null;
    };
  }

  private static Optional<Charset> named(Pattern pattern, String in) {
    Matcher m = pattern.matcher(in);
    if (!m.find()) {
      return Optional.empty();
    }
    String name = m.group(1).toLowerCase(Locale.ROOT);
    // What calls itself Shift_JIS has Microsoft's characters in it.
    if (name.matches("shift[_-]?jis|x-sjis|sjis")) {
      return Optional.of(WINDOWS_31J);
    }
    try {
      return Charset.isSupported(name) ? Optional.of(Charset.forName(name)) : Optional.empty();
    } catch (IllegalCharsetNameException e) {
      return Optional.empty();
    }
  }
}
