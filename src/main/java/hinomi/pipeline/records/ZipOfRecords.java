package hinomi.pipeline.records;

import hinomi.language.Message;
import hinomi.source.Reject;
import hinomi.source.SourceFailure;
import hinomi.source.cve.CveRecords;
import hinomi.source.cve.ZipEnd;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The CVE List's zip of all records. What has the check sum that was noted last is not unpacked;
 * what unpacks to far more than the real files do is refused.
 */
final class ZipOfRecords {
  private static final int BATCH = 128;

  /** A zip in a zip stands among the first, in the real file alone. */
  private static final int LOOKED_AT = 1000;

  /** What is packed already is hardly packed any further. */
  private static final int MOST_TIMES = 20;

  private static final long HARMLESS = 64L << 20;

  private final CveRecords records = new CveRecords();
  private final Path file;
  private final Path inner;
  private final Limits limits;
  private final AtomicLong unpacked = new AtomicLong();

  /**
   * What is far beyond the real file, which has 0.6 GB, 370,000 records and 40 MB of list in 2026.
   *
   * @param inner bytes of a zip in a zip
   * @param list bytes of the list of what is in a zip, which is held in memory
   * @param unpacked bytes of all records together
   */
  record Limits(long inner, long list, long unpacked) {
    static final Limits DEFAULTS = new Limits(8L << 30, 160L << 20, 32L << 30);
  }

  /**
   * @param inner where the zip in a zip may lie meanwhile
   */
  ZipOfRecords(Path file, Path inner) {
    this(file, inner, Limits.DEFAULTS);
  }

  ZipOfRecords(Path file, Path inner, Limits limits) {
    this.file = file;
    this.inner = inner;
    this.limits = limits;
  }

  /** A record on its way. */
  private record Entry(ZipEntry entry, String id, Parsed.Sum sum) {}

  /** Is told how many records there are. */
  interface Total {
    void records(int count);
  }

  void read(Marks marks, Loading to, Total total) throws IOException, InterruptedException {
    try (ZipFile outer = open(file)) {
      List<ZipEntry> packed = zipsWithin(outer);
      if (packed.isEmpty()) {
        read(outer, marks, to, total);
        return;
      }
      try {
        unpack(outer, packed.getFirst());
        try (ZipFile zip = open(inner)) {
          read(zip, marks, to, total);
        }
      } finally {
        Files.deleteIfExists(inner);
      }
      if (packed.size() > 1) {
        throw failure("records.zips", packed.getFirst().getName(), packed.get(1).getName());
      }
    }
  }

  private ZipFile open(Path path) throws IOException {
    if (ZipEnd.list(path) > limits.list()) {
      throw failure("records.entries", limits.list() >> 20);
    }
    try {
      return new ZipFile(path.toFile());
    } catch (ZipException | IllegalArgumentException e) {
      throw unreadable(e);
    }
  }

  private static List<ZipEntry> zipsWithin(ZipFile outer) {
    List<ZipEntry> zips = new ArrayList<>();
    Enumeration<? extends ZipEntry> all = outer.entries();
    for (int i = 0; i < LOOKED_AT && all.hasMoreElements(); i++) {
      ZipEntry entry = all.nextElement();
      if (entry.getName().toLowerCase(Locale.ROOT).endsWith(".zip")) {
        zips.add(entry);
      }
    }
    return zips;
  }

  private void unpack(ZipFile outer, ZipEntry packed) throws IOException {
    byte[] buffer = new byte[1 << 16];
    long size = 0;
    try (InputStream in = outer.getInputStream(packed);
        OutputStream out = Files.newOutputStream(inner)) {
      int length;
      while ((length = in.read(buffer)) >= 0) {
        size += length;
        if (size > limits.inner()
            || (size > HARMLESS && size / MOST_TIMES > packed.getCompressedSize())) {
          throw failure("records.bomb", packed.getName());
        }
        out.write(buffer, 0, length);
      }
    } catch (ZipException | java.io.EOFException e) {
      throw unreadable(e);
    }
  }

  private void read(ZipFile zip, Marks marks, Loading to, Total total)
      throws IOException, InterruptedException {
    total.records(zip.size());
    List<Entry> batch = new ArrayList<>(BATCH);
    int found = 0;
    int skipped = 0;
    Enumeration<? extends ZipEntry> all = zip.entries();
    while (all.hasMoreElements()) {
      ZipEntry entry = all.nextElement();
      Optional<RecordName> name = RecordName.of(entry.getName());
      if (name.isEmpty()) {
        continue;
      }
      found++;
      Parsed.Sum sum = new Parsed.Sum(name.get().part(), name.get().index(), (int) entry.getCrc());
      if (marks.has(sum)) {
        skipped++;
        continue;
      }
      if (isTooMuch()) {
        break;
      }
      batch.add(new Entry(entry, name.get().id(), sum));
      if (batch.size() == BATCH) {
        to.skip(skipped);
        skipped = 0;
        submit(zip, batch, to);
        batch = new ArrayList<>(BATCH);
      }
    }
    to.skip(skipped);
    submit(zip, batch, to);
    if (found == 0) {
      throw failure("records.none");
    }
    to.drain();
    if (isTooMuch()) {
      throw failure("records.bomb", limits.unpacked() >> 20);
    }
  }

  private boolean isTooMuch() {
    return unpacked.get() > limits.unpacked();
  }

  private void submit(ZipFile zip, List<Entry> batch, Loading to) throws InterruptedException {
    to.submit(
        () -> {
          Reader reader = new Reader(zip);
          batch.forEach(reader::read);
          return reader.gathering.parsed();
        });
  }

  /** Reads the records of one batch. */
  private final class Reader {
    private final ZipFile zip;
    private final Parsed.Gathering gathering = new Parsed.Gathering();
    private byte[] buffer = new byte[1 << 15];

    Reader(ZipFile zip) {
      this.zip = zip;
    }

    void read(Entry entry) {
      gathering.begin(false, entry.id());
      int length = bytes(entry);
      if (length >= 0) {
        records.read(buffer, length, entry.id(), gathering);
      }
      if (gathering.end(entry.id())) {
        gathering.sum(entry.sum());
      }
    }

    /** Unpacks an entry. Returns how many bytes it has, or -1 where it has been refused. */
    private int bytes(Entry entry) {
      int length = 0;
      try (InputStream in = zip.getInputStream(entry.entry())) {
        int read;
        while ((read = in.read(buffer, length, buffer.length - length)) > 0) {
          length += read;
          unpacked.addAndGet(read);
          if (isTooMuch()) {
            return refuse(entry, Message.of("pipeline", "records.left"));
          }
          if (length > Cutter.LARGEST) {
            return refuse(entry, Message.of("pipeline", "records.too-large", Cutter.LARGEST >> 20));
          }
          if (length == buffer.length) {
            buffer = java.util.Arrays.copyOf(buffer, buffer.length * 2);
          }
        }
      } catch (IOException | IllegalArgumentException e) {
        return refuse(entry, Message.of("pipeline", "records.broken"));
      }
      CRC32 crc = new CRC32();
      crc.update(buffer, 0, length);
      return (int) crc.getValue() == entry.sum().crc()
          ? length
          : refuse(entry, Message.of("pipeline", "records.broken"));
    }

    private int refuse(Entry entry, Message why) {
      gathering.refuse(new Reject(entry.id(), why, ""));
      return -1;
    }
  }

  private SourceFailure failure(String key, Object... args) {
    List<Object> all = new ArrayList<>(List.of(file.getFileName()));
    all.addAll(List.of(args));
    return new SourceFailure(Message.of("pipeline", key, all.toArray()));
  }

  private SourceFailure unreadable(Exception e) {
    String why = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
    return new SourceFailure(Message.of("pipeline", "records.zip", file.getFileName(), why), e);
  }
}
