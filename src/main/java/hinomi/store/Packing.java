package hinomi.store;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdDecompressCtx;
import com.github.luben.zstd.ZstdDictCompress;
import com.github.luben.zstd.ZstdDictDecompress;
import com.github.luben.zstd.ZstdException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Makes stored JSON small: zstd with a dictionary, whose number is the first byte. The dictionary,
 * {@code packing-1.txt}, holds what recurs in advisories: names of fields, vectors, addresses and
 * turns of phrase. What was packed with it cannot be read without it, so it must never change; a
 * better one gets the next number. Loaded when first needed.
 */
final class Packing {
  private static final int NUMBER = 1;
  private static final int LEVEL = 3;
  private static final int LARGEST = 64 << 20;
  private static final byte[] DICTIONARY = resource();
  private static final ZstdDictCompress IN = new ZstdDictCompress(DICTIONARY, LEVEL);
  private static final ZstdDictDecompress OUT = new ZstdDictDecompress(DICTIONARY);

  /** One works for one thread at a time. */
  private static final Queue<Packer> PACKERS = new ConcurrentLinkedQueue<>();

  private static final Queue<ZstdDecompressCtx> UNPACKERS = new ConcurrentLinkedQueue<>();

  private Packing() {}

  static byte[] pack(byte[] json) {
    Packer packer = PACKERS.poll();
    if (packer == null) {
      packer = new Packer();
    }
    byte[] packed = packer.pack(json);
    PACKERS.add(packer);
    return packed;
  }

  private static final class Packer {
    private static final int USUAL = 1 << 14;

    private final ZstdCompressCtx context = new ZstdCompressCtx();
    private final byte[] usual = new byte[USUAL];

    Packer() {
      context.loadDict(IN).setContentSize(true).setChecksum(false).setDictID(false);
    }

    byte[] pack(byte[] json) {
      int most = 1 + Math.toIntExact(Zstd.compressBound(json.length));
      byte[] packed = most <= USUAL ? usual : new byte[most];
      packed[0] = NUMBER;
      int length = context.compressByteArray(packed, 1, packed.length - 1, json, 0, json.length);
      return Arrays.copyOf(packed, 1 + length);
    }
  }

  /**
   * What was packed.
   *
   * @param database the database's name, for the message where it cannot be unpacked
   */
  static byte[] unpack(String database, byte[] packed) {
    if (packed.length < 2 || packed[0] != NUMBER) {
      throw unreadable(database, "?");
    }
    ZstdDecompressCtx unpacker = UNPACKERS.poll();
    if (unpacker == null) {
      unpacker = new ZstdDecompressCtx();
      unpacker.loadDict(OUT);
    }
    try {
      long size = Zstd.getFrameContentSize(packed, 1, packed.length - 1);
      if (size < 0 || size > LARGEST) {
        throw unreadable(database, "size " + size);
      }
      byte[] json = new byte[(int) size];
      int read = unpacker.decompressByteArray(json, 0, json.length, packed, 1, packed.length - 1);
      if (read != size) {
        throw unreadable(database, "size " + size);
      }
      return json;
    } catch (ZstdException e) {
      throw unreadable(database, String.valueOf(e.getMessage()));
    } finally {
      UNPACKERS.add(unpacker);
    }
  }

  private static StoreException unreadable(String database, String why) {
    return new StoreException(Failures.message("unreadable", database, why));
  }

  private static byte[] resource() {
    try (InputStream in = Packing.class.getResourceAsStream("packing-1.txt")) {
      return Objects.requireNonNull(in).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
