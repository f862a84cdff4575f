package hinomi.pipeline.records;

import hinomi.http.Ungzip;
import hinomi.language.Message;
import hinomi.pipeline.Watcher;
import hinomi.source.SourceFailure;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Brings the records of files into the store as history. */
public final class Importer {
  private static final String FILE = "file ";

  private final HistoryOf into;
  private final Path inner;
  private final Watcher watcher;
  private final Pieces pieces = new Pieces();

  /**
   * For the records of one source.
   *
   * @param inner where a zip in a zip may lie meanwhile
   */
  public Importer(HistoryOf into, Path inner, Watcher watcher) {
    this.into = into;
    this.inner = inner;
    this.watcher = watcher;
  }

  /** Whether a file of this name and sum is the one that was read last, to its end. */
  public boolean isKnown(String name, String sum) {
    return !sum.isEmpty() && sum.equals(into.store().marks(into.source()).get(FILE + name));
  }

  /**
   * Reads a file: a zip of CVE records, or records in any form that {@code match} reads.
   *
   * @param name what to call it
   * @param sum noted once all of it is read; empty for nothing to note
   */
  public FileReport read(String name, Path file, String sum) throws InterruptedException {
    boolean zip = isZip(file);
    Marks marks = new Marks(zip ? into.store().marks(into.source()) : Map.of());
    Meter meter = new Meter(zip ? 0 : size(file));
    try (Loading loading = new Loading(into, marks, meter::done)) {
      Optional<Message> failure = Optional.empty();
      try {
        if (zip) {
          new ZipOfRecords(file, inner).read(marks, loading, count -> meter.total = count);
        } else {
          cut(name, file, loading, meter);
        }
      } catch (SourceFailure e) {
        failure = Optional.of(e.message());
      } catch (Ungzip.Bomb e) {
        failure = Optional.of(Message.of("pipeline", "records.bomb", name, "gzip"));
      } catch (IOException e) {
        failure = Optional.of(Message.of("pipeline", "records.io", why(e)));
      }
      loading.drain();
      if (failure.isEmpty() && !sum.isEmpty()) {
        loading.mark(FILE + name, sum);
      }
      return loading.report(name, failure);
    }
  }

  private static String why(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static boolean isZip(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      return in.read() == 'P' && in.read() == 'K';
    } catch (IOException e) {
      // Told when it is read.
      return false;
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      return 0;
    }
  }

  private void cut(String name, Path file, Loading loading, Meter meter)
      throws IOException, InterruptedException {
    Batches batch = new Batches(ready -> loading.submit(() -> parsed(ready)));
    try (InputStream in = meter.on(Files.newInputStream(file))) {
      new Cutter(name, batch::add).cut(in);
    } finally {
      batch.flush();
    }
  }

  private Parsed parsed(List<Piece> some) {
    Parsed.Gathering gathering = new Parsed.Gathering();
    for (Piece piece : some) {
      gathering.begin(piece instanceof Piece.Xml xml && xml.vuldef(), null);
      pieces.read(piece, gathering);
      gathering.end(piece.ref());
    }
    return gathering.parsed();
  }

  /** Tells how far a file has been read; of one without a list, by its bytes. */
  private final class Meter {
    private final long bytes;
    private long read;
    private long total;

    Meter(long bytes) {
      this.bytes = bytes;
    }

    InputStream on(InputStream in) {
      return new FilterInputStream(in) {
        @Override
        public int read() throws IOException {
          int one = super.read();
          read += one < 0 ? 0 : 1;
          return one;
        }

        @Override
        public int read(byte[] into, int from, int length) throws IOException {
          int got = super.read(into, from, length);
          read += Math.max(0, got);
          return got;
        }
      };
    }

    void done(long records) {
      long guess = read > 0 ? Math.max(records, records * bytes / read) : 0;
      watcher.progress(into.source(), records, total > 0 ? total : guess);
    }
  }
}
