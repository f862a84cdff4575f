package hinomi.source.nvd;

import hinomi.language.Message;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import hinomi.source.json.Pull;
import java.io.IOException;
import java.io.InputStream;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Reads a feed, or an answer of the interface, record by record without holding it. */
final class NvdStream {
  private static final JsonFactory JSON = new JsonFactory();

  private final Taker taker;
  private long total = -1;
  private int records;

  /** Takes one record after the other. */
  interface Taker {
    void take(NvdRecord record) throws IOException, InterruptedException;
  }

  private NvdStream(Taker taker) {
    this.taker = taker;
  }

  /**
   * What was read.
   *
   * @param total the {@code totalResults}; -1 where there are none
   * @param records how many were taken
   */
  record End(long total, int records) {}

  /**
   * Reads all of it.
   *
   * @param name what to call it where it cannot be read
   * @throws SourceFailure when it is no such JSON, or cut off
   */
  static End read(InputStream in, Object name, Taker taker)
      throws IOException, InterruptedException {
    NvdStream stream = new NvdStream(taker);
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
      stream.document(parser, name);
    } catch (JacksonIOException e) {
      throw e.getCause();
    } catch (JacksonException e) {
      String why = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      throw failure("unreadable", name, why);
    }
    return new End(stream.total, stream.records);
  }

  static SourceFailure failure(String key, Object... args) {
    return new SourceFailure(Message.of(NvdRecords.ROOM, key, args));
  }

  /** A complaint about a record that is none. */
  static Reject reject(NvdRecord record, int number) {
    String ref = record.id().isEmpty() ? "#" + number : record.id();
    return new Reject(ref, Message.of(NvdRecords.ROOM, "bad-id", record.id()), record.id());
  }

  private void document(JsonParser in, Object name) throws IOException, InterruptedException {
    if (in.nextToken() != JsonToken.START_OBJECT) {
      throw failure("no-feed", name);
    }
    boolean found = false;
    String field;
    while ((field = in.nextName()) != null) {
      JsonToken value = in.nextToken();
      if (field.equals("vulnerabilities") && value == JsonToken.START_ARRAY) {
        found = true;
        records(in);
      } else if (field.equals("totalResults")) {
        String number = Pull.word(in);
        total = number != null && number.matches("\\d{1,9}") ? Long.parseLong(number) : -1;
      } else {
        in.skipChildren();
      }
    }
    if (!found || in.currentToken() != JsonToken.END_OBJECT) {
      throw failure("no-feed", name);
    }
  }

  private void records(JsonParser in) throws IOException, InterruptedException {
    while (in.nextToken() != JsonToken.END_ARRAY) {
      NvdRecord record = new NvdRecord();
      Pull.fields(in, field -> record.field(in, field));
      records++;
      taker.take(record);
    }
  }
}
