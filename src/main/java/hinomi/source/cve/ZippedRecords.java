package hinomi.source.cve;

import hinomi.advisory.CveId;
import hinomi.language.Message;
import hinomi.source.SourceFailure;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The records in a zip, or in a zip in a zip, as a stream. Whatever is not a record is passed over.
 * What unpacks to far more than the real files do is refused.
 */
final class ZippedRecords {
  private static final Pattern RECORD =
      Pattern.compile("(?:.*/)?cves/\\d{4}/\\d+xxx/(CVE-\\d{4}-\\d{4,19})\\.json");

  /** A second zip is looked for only in lists that are as short as the real one's. */
  private static final long LONGEST_LIST = 1 << 20;

  private final Path file;
  private final long mostAnEntry;
  private final long mostInAll;
  private final byte[] buffer = new byte[RecordParser.LARGEST + 1];
  private long unpacked;
  private Optional<String> leftOut = Optional.empty();

  /**
   * @param mostAnEntry bytes of one file in the zip, unpacked
   * @param mostInAll bytes of all together
   */
  ZippedRecords(Path file, long mostAnEntry, long mostInAll) {
    this.file = file;
    this.mostAnEntry = mostAnEntry;
    this.mostInAll = mostInAll;
  }

  /** Takes one record after the other. */
  interface Taker {
    /**
     * @param bytes holds the record at its beginning; used again for the next
     * @param length one more than {@link RecordParser#LARGEST} for any record that is too large
     */
    void take(CveId id, byte[] bytes, int length) throws IOException, InterruptedException;
  }

  void each(Taker taker) throws IOException, InterruptedException {
    try (ZipInputStream zip = open(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      ZipEntry entry;
      while ((entry = next(zip)) != null) {
        if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".zip")) {
          records(open(new BufferedInputStream(zip, 1 << 16)), taker);
          leftOut = another(entry.getName());
          return;
        }
        record(zip, entry, taker);
      }
    }
  }

  /** The name of a second zip in the zip, which was not read. */
  Optional<String> leftOut() {
    return leftOut;
  }

  /** Looks for it in the file's own list, since the stream stands in the middle of the first. */
  private Optional<String> another(String read) throws IOException {
    if (ZipEnd.list(file) > LONGEST_LIST) {
      return Optional.empty();
    }
    try (ZipFile outer = new ZipFile(file.toFile())) {
      return outer.stream()
          .map(ZipEntry::getName)
          .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".zip") && !name.equals(read))
          .findFirst();
    }
  }

  private static ZipInputStream open(InputStream in) {
    return new ZipInputStream(in);
  }

  private void records(ZipInputStream zip, Taker taker) throws IOException, InterruptedException {
    ZipEntry entry;
    while ((entry = next(zip)) != null) {
      record(zip, entry, taker);
    }
  }

  private void record(ZipInputStream zip, ZipEntry entry, Taker taker)
      throws IOException, InterruptedException {
    int length = unpack(zip, entry);
    Matcher m = RECORD.matcher(entry.getName());
    if (m.matches()) {
      taker.take(new CveId(m.group(1)), buffer, length);
    }
  }

  private @Nullable ZipEntry next(ZipInputStream zip) throws IOException {
    try {
      return zip.getNextEntry();
    } catch (ZipException | EOFException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  private int unpack(ZipInputStream zip, ZipEntry entry) throws IOException {
    int kept = 0;
    long size = 0;
    try {
      int read;
      while ((read = zip.read(buffer, kept, buffer.length - kept)) >= 0) {
        size += read;
        kept += read;
        if (kept == buffer.length) {
          kept = buffer.length / 2;
        }
        if (size > mostAnEntry || unpacked + size > mostInAll) {
          throw new SourceFailure(
              Message.of(RecordParser.ROOM, "archive-bomb", file.getFileName(), entry.getName()));
        }
      }
    } catch (ZipException | EOFException e) {
      throw unreadable(e);
    }
    unpacked += size;
    return size > RecordParser.LARGEST ? buffer.length : kept;
  }

  private SourceFailure unreadable(Exception e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new SourceFailure(
        Message.of(RecordParser.ROOM, "archive-unreadable", file.getFileName(), why), e);
  }
}
