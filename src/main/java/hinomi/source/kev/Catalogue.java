package hinomi.source.kev;

import hinomi.advisory.CveId;
import hinomi.advisory.Enrichment;
import hinomi.language.Message;
import hinomi.source.Reject;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The catalogue's file, by its schema
 * (https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities_schema.json).
 * When it was released is not looked at: the entries say all that there is.
 *
 * @param facts by CVE id
 * @param rejects entries that are none
 * @param complete whether there are as many facts as the file says it has entries: only then does
 *     one that is missing mean that it was taken out
 */
record Catalogue(Map<CveId, List<Enrichment>> facts, List<Reject> rejects, boolean complete) {
  private static final JsonFactory JSON = new JsonFactory();
  private static final int MOST_ENTRIES = 200_000;
  private static final int MOST_REJECTS = 1000;
  private static final int DAY_LETTERS = 10;

  /** The body is not the catalogue. */
  static final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    Unreadable(String why) {
      super(why);
    }
  }

  /** Reads the file, whole or not at all. */
  static Catalogue parse(byte[] body) throws Unreadable {
    Reading reading = new Reading();
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), body)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        throw new Unreadable("no JSON object");
      }
      String name;
      while ((name = in.nextName()) != null) {
        JsonToken value = in.nextToken();
        if (name.equals("vulnerabilities") && value == JsonToken.START_ARRAY) {
          while (in.nextToken() != JsonToken.END_ARRAY) {
            reading.entry(in);
          }
        } else if (name.equals("count")) {
          reading.count = word(in);
        } else {
          in.skipChildren();
        }
      }
    } catch (JacksonException e) {
      throw new Unreadable(String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse(""));
    }
    if (reading.facts.isEmpty()) {
      throw new Unreadable("no entries");
    }
    boolean complete = String.valueOf(reading.facts.size()).equals(reading.count);
    return new Catalogue(reading.facts, reading.rejects, complete);
  }

  /** The text or number that the parser stands on; anything else is left out. */
  private static @Nullable String word(JsonParser in) {
    return switch (in.currentToken()) {
      case VALUE_STRING, VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> in.getString().strip();
      case null, default -> {
        in.skipChildren();
        yield null;
      }
    };
  }

  private static final class Reading {
    private final Map<CveId, List<Enrichment>> facts = new LinkedHashMap<>();
    private final List<Reject> rejects = new ArrayList<>();
    private @Nullable String count;
    private int place;

    /** Leaves the parser at the entry's end. */
    void entry(JsonParser in) {
      place++;
      Map<String, String> words = new LinkedHashMap<>();
      if (in.currentToken() == JsonToken.START_OBJECT) {
        String name;
        while ((name = in.nextName()) != null) {
          in.nextToken();
          String word = word(in);
          if (word != null) {
            words.put(name, word);
          }
        }
      } else {
        String word = word(in);
        words.put("", String.valueOf(word));
      }
      if (place <= MOST_ENTRIES) {
        keep(words);
      }
    }

    private void keep(Map<String, String> words) {
      String id = words.getOrDefault("cveID", "");
      String added = words.getOrDefault("dateAdded", "");
      Optional<CveId> cve = CveId.parse(id);
      LocalDate day = day(added);
      if (cve.isEmpty()) {
        reject("no. " + place, Message.of(KevSource.ROOM, "bad-id", shorten(id)), words);
      } else if (day == null) {
        reject(cve.get().value(), Message.of(KevSource.ROOM, "bad-date", shorten(added)), words);
      } else {
        LocalDate due = day(words.getOrDefault("dueDate", ""));
        boolean known = words.getOrDefault("knownRansomwareCampaignUse", "").equals("Known");
        facts.put(cve.get(), List.of(new Enrichment.Kev(day, due, known)));
      }
    }

    private void reject(String ref, Message reason, Map<String, String> words) {
      if (rejects.size() < MOST_REJECTS) {
        rejects.add(new Reject(ref, reason, words.toString()));
      }
    }
  }

  private static String shorten(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }

  private static @Nullable LocalDate day(String text) {
    try {
      return text.length() < DAY_LETTERS ? null : LocalDate.parse(text.substring(0, DAY_LETTERS));
    } catch (DateTimeException e) {
      return null;
    }
  }
}
