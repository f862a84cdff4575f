package hinomi.store;

import hinomi.language.Message;
import java.io.IOException;
import java.util.List;

/** The part of the store that looks after the database itself. */
public interface Upkeep {

  /** How large it is. */
  Size size();

  /**
   * Packs what an earlier version left unpacked, mends the index of words where that is damaged,
   * and gives unused space back. Not while a pass is under way.
   *
   * @param progress is told what is done and how much of it
   */
  void vacuum(Progress progress);

  /**
   * Reads everything, and looks whether it fits together.
   *
   * @param progress is told what is done and how much of it
   * @return what does not; empty where all is well
   */
  List<Message> check(Progress progress);

  /**
   * Writes everything but the index of words, as it is at one moment: a JSON object a line, with
   * its table and columns. Moments are in UTC; what is packed in the database is plain.
   *
   * @throws IOException where a line cannot be written
   */
  void export(Lines to) throws IOException;

  /**
   * The size of a database.
   *
   * @param bytes on disk, with what is unused
   * @param unused bytes that a vacuum gives back to the disk, where the engine tells
   * @param parts its tables with their indexes, the largest first
   */
  record Size(long bytes, long unused, long vulnerabilities, long advisories, List<Part> parts) {
    public Size {
      parts = List.copyOf(parts);
    }
  }

  /** A table with its indexes. */
  record Part(String table, long bytes) {}

  /** Is told how far work has come. */
  interface Progress {
    /**
     * Some of it is done.
     *
     * @param total 0 where it is not known
     */
    void at(String what, long done, long total);
  }

  /** Takes lines. */
  interface Lines {
    void line(String text) throws IOException;
  }
}
