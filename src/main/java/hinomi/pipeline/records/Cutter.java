package hinomi.pipeline.records;

import hinomi.http.Ungzip;
import hinomi.language.Message;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/**
 * Cuts a file into its records without holding more than one of them: JSON (one object, several,
 * one a line, a list, NVD's {@code vulnerabilities[]}), RSS and VULDEF, each also compressed by
 * gzip. What a file holds is told by its first bytes.
 */
final class Cutter {
  /** The most bytes of one record; the largest real one has 350 kB. */
  static final int LARGEST = 4 << 20;

  /** The most that a file unpacks to; all of NVD has 3 GB. */
  private static final long MOST_UNPACKED = 16L << 30;

  private static final int HEAD = 512;

  private final String file;
  private final Taker taker;
  private int number;

  /** Takes the pieces in their order. */
  interface Taker {
    void take(Piece piece) throws IOException, InterruptedException;
  }

  Cutter(String file, Taker taker) {
    this.file = file;
    this.taker = taker;
  }

  /**
   * Cuts all of it. The stream is left open.
   *
   * @throws IOException when the file cannot be read, or not to its end
   */
  void cut(InputStream file) throws IOException, InterruptedException {
    BufferedInputStream in = buffered(file);
    if (starts(in, 0x1f, 0x8b)) {
      in = buffered(new Ungzip(in, MOST_UNPACKED));
    }
    Optional<String> packing = otherPacking(in);
    if (packing.isPresent()) {
      bad("records.packed", packing.get());
      return;
    }
    if (starts(in, 0xef, 0xbb)) {
      in.skipNBytes(3);
    }
    switch (first(in)) {
      case '{', '[' -> new JsonCut(this).cut(in);
      case '<' -> new XmlCut(this).cut(in);
      case -1 -> {}
      default -> bad("records.format");
    }
  }

  /** A reader for the next record's name. */
  String ref() {
    number++;
    return file + "#" + number;
  }

  void piece(Piece piece) throws IOException, InterruptedException {
    taker.take(piece);
  }

  void bad(String key, Object... args) throws IOException, InterruptedException {
    taker.take(new Piece.Bad(ref(), Message.of("pipeline", key, args)));
  }

  private static BufferedInputStream buffered(InputStream in) {
    return new BufferedInputStream(in, 1 << 16);
  }

  private static boolean starts(BufferedInputStream in, int... bytes) throws IOException {
    in.mark(bytes.length);
    boolean same = true;
    for (int wanted : bytes) {
      same &= in.read() == wanted;
    }
    in.reset();
    return same;
  }

  /** How a file is packed that is not read here. */
  private static Optional<String> otherPacking(BufferedInputStream in) throws IOException {
    if (starts(in, 0xfd, '7', 'z', 'X', 'Z')) {
      return Optional.of("xz");
    }
    if (starts(in, 'B', 'Z', 'h')) {
      return Optional.of("bzip2");
    }
    if (starts(in, 0x28, 0xb5, 0x2f, 0xfd)) {
      return Optional.of("zstd");
    }
    if (starts(in, '7', 'z', 0xbc, 0xaf)) {
      return Optional.of("7z");
    }
    if (starts(in, 'P', 'K', 3, 4)) {
      return Optional.of("zip");
    }
    return starts(in, 0x1f, 0x8b) ? Optional.of("gzip, twice") : Optional.empty();
  }

  /** The first byte that is no white space, which stays in the stream; -1 where there is none. */
  private static int first(BufferedInputStream in) throws IOException {
    in.mark(HEAD);
    for (int i = 0; i < HEAD; i++) {
      int c = in.read();
      if (c != ' ' && c != '\n' && c != '\r' && c != '\t') {
        in.reset();
        return c;
      }
    }
    return ' ';
  }
}
