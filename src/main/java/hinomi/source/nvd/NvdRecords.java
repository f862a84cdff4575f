package hinomi.source.nvd;

import hinomi.language.Message;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.source.json.Pull;
import java.nio.charset.StandardCharsets;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * NVD's records (<a href="https://csrc.nist.gov/schema/nvd/api/2.0/cve_api_json_2.0.schema">JSON
 * 2.0</a>) in one pass over their bytes. Fields that it does not know are skipped, wrong types
 * count as absent. Safe for several threads.
 */
public final class NvdRecords {
  static final String ROOM = "source/nvd";

  private static final int SAMPLE = 2000;
  private static final JsonFactory JSON = new JsonFactory();

  /**
   * Reads one record: an element of {@code vulnerabilities[]}, or what is in its {@code cve}. Never
   * throws, whatever the bytes.
   *
   * @param ref what to call it where it cannot be read
   */
  public void read(byte[] bytes, String ref, RecordTaker taker) {
    try (JsonParser in = JSON.createParser(ObjectReadContext.empty(), bytes)) {
      if (in.nextToken() != JsonToken.START_OBJECT) {
        taker.refuse(reject(ref, Message.of(ROOM, "not-json"), bytes));
        return;
      }
      NvdRecord record = new NvdRecord();
      Pull.fields(in, name -> record.field(in, name));
      record
          .advisory()
          .ifPresentOrElse(
              taker::take,
              () -> taker.refuse(reject(ref, Message.of(ROOM, "bad-id", record.id()), bytes)));
    } catch (JacksonException e) {
      String why = String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
      taker.refuse(reject(ref, Message.of(ROOM, "broken-json", why), bytes));
    }
  }

  private static Reject reject(String ref, Message reason, byte[] record) {
    int length = Math.min(record.length, SAMPLE);
    return new Reject(ref, reason, new String(record, 0, length, StandardCharsets.UTF_8));
  }
}
