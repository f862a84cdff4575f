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
    read(record, record.length, ref, taker);
  }

  /**
   * The same.
   *
   * @param bytes begin with the record
   * @param size how many of them it has
   */
  public void read(byte[] bytes, int size, String ref, RecordTaker taker) {
    switch (parser.parse(bytes, 0, size)) {
      case Parsed.Read(var advisory) -> taker.take(advisory);
      case Parsed.Refused(Message reason) -> taker.refuse(reject(ref, reason, bytes, size));
      case Parsed.Broken(Message reason) -> taker.refuse(reject(ref, reason, bytes, size));
    }
  }

  private static Reject reject(String ref, Message reason, byte[] record, int size) {
    int length = Math.min(size, SAMPLE);
    return new Reject(ref, reason, new String(record, 0, length, StandardCharsets.UTF_8));
  }
}
