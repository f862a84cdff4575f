package hinomi.pipeline.records;

import hinomi.advisory.Advisory;
import hinomi.language.Message;
import hinomi.source.RecordTaker;
import hinomi.source.Reject;
import hinomi.store.Prepared;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What some records of a file turned out to be.
 *
 * @param refused records of which nothing could be read, one reject each
 * @param remarks rejected parts of records that were read
 * @param sums check sums of those that were read, where the file tells them
 */
record Parsed(Prepared prepared, List<Reject> refused, List<Reject> remarks, List<Sum> sums) {

  /** The check sum of a record in a zip. */
  record Sum(String part, int index, int crc) {}

  /** Gathers it, record by record; for one thread. */
  static final class Gathering implements RecordTaker {
    private final List<Advisory> entries = new ArrayList<>();
    private final List<Advisory> details = new ArrayList<>();
    private final List<Reject> refused = new ArrayList<>(0);
    private final List<Reject> remarks = new ArrayList<>(0);
    private final List<Sum> sums = new ArrayList<>();
    private final List<Reject> complaints = new ArrayList<>(0);
    private boolean detail;
    private @Nullable String wanted;
    private int taken;

    /**
     * Begins a record.
     *
     * @param inDetail whether it tells more of an entry rather than being one
     * @param only the id that it must have, or null for any
     */
    void begin(boolean inDetail, @Nullable String only) {
      detail = inDetail;
      wanted = only;
      taken = 0;
      complaints.clear();
    }

    @Override
    public void take(Advisory advisory) {
      String id = advisory.id().value();
      if (wanted != null && !wanted.equals(id)) {
        complaints.add(
            new Reject(wanted, Message.of("pipeline", "records.other-id", wanted, id), ""));
        return;
      }
      (detail ? details : entries).add(advisory);
      taken++;
    }

    @Override
    public void refuse(Reject reject) {
      complaints.add(reject);
    }

    /** Ends a record. Returns whether anything of it was read. */
    boolean end(String ref) {
      if (taken > 0) {
        remarks.addAll(complaints);
      } else if (complaints.isEmpty()) {
        refused.add(new Reject(ref, Message.of("pipeline", "records.unknown"), ""));
      } else {
        refused.add(complaints.getFirst());
      }
      return taken > 0;
    }

    void sum(Sum sum) {
      sums.add(sum);
    }

    Parsed parsed() {
      Prepared prepared = Prepared.of(entries, details);
      for (Advisory advisory : prepared.unusable()) {
        String id = advisory.id().value();
        refused.add(
            new Reject(
                id.substring(0, Math.min(id.length(), 200)),
                Message.of("pipeline", "records.id"),
                ""));
      }
      return new Parsed(prepared, refused, remarks, sums);
    }
  }
}
