package hinomi.config;

import hinomi.config.ChatConfig.Event;
import hinomi.config.yaml.Value;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the {@code notify-chat:}. No problem that it tells repeats the address. */
final class ChatReader {
  private static final String EXAMPLE = "${WEBHOOK_URL}";
  private static final Set<String> HERE = Set.of("localhost", "127.0.0.1", "[::1]");

  private final Reading reading;
  private final Secrets secrets;

  ChatReader(Reading reading, Secrets secrets) {
    this.reading = reading;
    this.secrets = secrets;
  }

  Optional<ChatConfig> read(Section top) {
    Optional<Value> value = top.value("notify-chat");
    return value.isEmpty() || Section.off(value.get())
        ? Optional.empty()
        : top.section("notify-chat", Keys.CHAT).flatMap(this::chat);
  }

  private Optional<ChatConfig> chat(Section section) {
    Set<Event> events = section.has("for") ? events(section) : ChatConfig.DEFAULT;
    Optional<Word> url = section.required("url", EXAMPLE);
    url.ifPresent(word -> secrets.literal(word, "url"));
    return url.filter(this::usable).map(w -> new ChatConfig(new Secret(w.text().strip()), events));
  }

  private boolean usable(Word word) {
    try {
      URI uri = new URI(word.text().strip());
      String scheme = String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT);
      String host = String.valueOf(uri.getHost()).toLowerCase(Locale.ROOT);
      if (uri.getHost() != null && scheme.equals("https")) {
        return true;
      }
      if (uri.getHost() != null && scheme.equals("http")) {
        if (!HERE.contains(host)) {
          reading.problems().error(word.at(), "chat.https");
        }
        return HERE.contains(host);
      }
    } catch (URISyntaxException e) {
      reading.problems().error(word.at(), "expect.address", "url", EXAMPLE);
      return false;
    }
    reading.problems().error(word.at(), "expect.address", "url", EXAMPLE);
    return false;
  }

  private Set<Event> events(Section section) {
    Map<String, Event> known = new LinkedHashMap<>();
    for (Event event : Event.values()) {
      known.put(Word.fold(event.name()), event);
    }
    Set<Event> found = EnumSet.noneOf(Event.class);
    for (Word word : section.words("for", "critical")) {
      Event event = known.get(word.folded());
      if (event == null) {
        String said = word.literal() ? word.text() : "…";
        String all = String.join(" | ", known.keySet());
        reading.problems().error(word.at(), "expect.choice", "for", said, all);
      } else {
        found.add(event);
      }
    }
    return found;
  }
}
