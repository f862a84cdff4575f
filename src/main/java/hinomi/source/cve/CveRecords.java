package hinomi.source.cve;

import hinomi.language.Message;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import java.nio.charset.StandardCharsets;

/** CVE records that come from a file instead of the CVE List. Safe for several threads. */
public final class CveRecords {
  private static final int SAMPLE = 2000;

  private final RecordParser parser = new RecordParser("cve");

  /**
   * Reads one record; never throws, whatever the bytes.
   *
   * @param ref what to call it where it cannot be read
   */
  public void read(byte[] record, String ref, RecordTaker taker) {
    switch (parser.parse(record)) {
      case Parsed.Read(var advisory) -> taker.take(advisory);
      case Parsed.Refused(Message reason) -> taker.refuse(reject(ref, reason, record));
      case Parsed.Broken(Message reason) -> taker.refuse(reject(ref, reason, record));
    }
  }

  private static Reject reject(String ref, Message reason, byte[] record) {
    int length = Math.min(record.length, SAMPLE);
    return new Reject(ref, reason, new String(record, 0, length, StandardCharsets.UTF_8));
  }
}
