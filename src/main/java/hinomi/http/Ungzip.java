package hinomi.http;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/**
 * Unpacks gzip (RFC 1952) of strangers: no further than a limit, nor where it was made to unpack to
 * far more than texts do.
 */
public final class Ungzip extends GZIPInputStream {
  private static final int BUFFER = 1 << 16;

  /** Feeds pack to a tenth, and hardly anything that is written by programs to a hundredth. */
  private static final int MOST_TIMES = 200;

  /** What is no larger is let through, however well it packs. */
  private static final long HARMLESS = 64L << 20;

  /**
   * {@link GZIPInputStream} enters itself once for each part in which nothing is; so many in a row
   * are not there by chance.
   */
  private static final int MOST_EMPTY = 100;

  private final Counted packed;
  private final long most;
  private long unpacked;
  private int entered;

  /** It unpacks to more than it may. */
  public static final class Bomb extends ZipException {
    private static final long serialVersionUID = 1L;

    private Bomb(String why) {
      super(why);
    }
  }

  /**
   * @param from closed together with this
   * @param most the most bytes of what is unpacked
   * @throws IOException when it is not packed by gzip
   */
  public Ungzip(InputStream from, long most) throws IOException {
    this(new Counted(from), most);
  }

  private Ungzip(Counted packed, long most) throws IOException {
    super(packed, BUFFER);
    this.packed = packed;
    this.most = most;
  }

  /**
   * @throws Bomb when it is, or would be, too large
   */
  @Override
  public int read(byte[] into, int from, int length) throws IOException {
    if (entered > MOST_EMPTY) {
      throw new Bomb("more than " + MOST_EMPTY + " empty parts");
    }
    entered++;
    try {
      int got = super.read(into, from, length);
      if (entered == 1) {
        count(Math.max(0, got));
      }
      return got;
    } finally {
      entered--;
    }
  }

  private void count(int bytes) throws Bomb {
    unpacked += bytes;
    if (unpacked > most) {
      throw new Bomb("more than " + most + " bytes");
    }
    if (unpacked > HARMLESS && unpacked / MOST_TIMES > packed.read) {
      throw new Bomb("more than " + MOST_TIMES + " times as large");
    }
  }

  /** Counts what is read of the packed bytes. */
  private static final class Counted extends FilterInputStream {
    private long read;

    Counted(InputStream from) {
      super(from);
    }

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
  }
}
