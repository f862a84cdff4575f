package hinomi.source.nvd;

import hinomi.advisory.Advisory;
import hinomi.http.Ungzip;
import hinomi.source.Archive.PageSink;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Reject;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A feed as a packed file: checked as a whole, then given on page by page. */
final class FeedFile {
  /** A year's feed has 150 MB in 2026; all records together would have 3 GB. */
  private static final long MOST_BYTES = 8L << 30;

  private static final int A_PAGE = 1000;
  private static final int BUFFER = 1 << 16;
  private static final String BEGUN = "begun";

  private final Path file;
  private final Meta meta;
  private final Cursor from;
  private final PageSink to;
  private final List<Advisory> advisories = new ArrayList<>(A_PAGE);
  private final List<Reject> rejects = new ArrayList<>();
  private final long skip;
  private long read;

  FeedFile(Path file, Meta meta, Cursor from, PageSink to) {
    this.file = file;
    this.meta = meta;
    this.from = from;
    this.to = to;
    String begun = from.get(BEGUN).orElse("");
    String here = meta.sha256() + " ";
    this.skip = begun.startsWith(here) ? number(begun.substring(here.length())) : 0;
  }

  /** Whether a cursor stands within a file. */
  static boolean isBegun(Cursor cursor) {
    return cursor.get(BEGUN).isPresent();
  }

  private static long number(String text) {
    return text.matches("\\d{1,9}") ? Long.parseLong(text) : 0;
  }

  /**
   * Reads it, from where an earlier reading ended.
   *
   * @param end the cursor of the last page
   * @throws hinomi.source.SourceFailure when it is not the file that its {@code .meta} tells of
   */
  void read(Cursor end) throws IOException, InterruptedException {
    check();
    try (InputStream in = open()) {
      NvdStream.read(in, file.getFileName(), this::take);
    }
    emit(end.with(BEGUN, null));
  }

  private void take(NvdRecord record) throws IOException, InterruptedException {
    if (read++ < skip) {
      return;
    }
    record
        .advisory()
        .ifPresentOrElse(advisories::add, () -> rejects.add(NvdStream.reject(record, (int) read)));
    if (advisories.size() + rejects.size() >= A_PAGE) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      emit(from.with(BEGUN, meta.sha256() + " " + read));
    }
  }

  private void emit(Cursor next) throws IOException {
    Page.Progress progress = new Page.Progress(read, 0);
    to.accept(new Page(advisories, Map.of(), rejects, List.of(), next, true, progress));
    advisories.clear();
    rejects.clear();
  }

  private InputStream open() throws IOException {
    return new BufferedInputStream(
        new Ungzip(new BufferedInputStream(Files.newInputStream(file), BUFFER), MOST_BYTES),
        BUFFER);
  }

  /** Downloads have been pages for people, and halves. */
  private void check() throws IOException {
    try (InputStream in = open()) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] buffer = new byte[BUFFER];
      int length;
      while ((length = in.read(buffer)) >= 0) {
        digest.update(buffer, 0, length);
      }
      String sha256 = HexFormat.of().formatHex(digest.digest()).toUpperCase(Locale.ROOT);
      if (!sha256.equals(meta.sha256())) {
        throw NvdStream.failure("other-sum", file.getFileName());
      }
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    } catch (Ungzip.Bomb e) {
      throw NvdStream.failure("too-large", file.getFileName());
    } catch (java.util.zip.ZipException | java.io.EOFException e) {
      throw NvdStream.failure("other-sum", file.getFileName());
    }
  }
}
