package hinomi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;

class UngzipTest {
  private static byte[] repeated(byte[] part, int times) {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (int i = 0; i < times; i++) {
      all.writeBytes(part);
    }
    return all.toByteArray();
  }

  private static long unpacked(byte[] packed, long most) throws IOException {
    try (InputStream in = new Ungzip(new ByteArrayInputStream(packed), most)) {
      return in.transferTo(OutputStream.nullOutputStream());
    }
  }

  @Test
  void what_is_packed_in_several_parts_comes_whole() throws Exception {
    byte[] one = Site.gzip("one".getBytes(StandardCharsets.UTF_8));
    byte[] empty = Site.gzip(new byte[0]);
    byte[] packed = repeated(repeated(one, 1), 2);
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    all.writeBytes(packed);
    all.writeBytes(repeated(empty, 20));
    all.writeBytes(one);
    try (Ungzip in = new Ungzip(new ByteArrayInputStream(all.toByteArray()), 9)) {
      assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).isEqualTo("oneoneone");
    }
  }

  @Test
  void a_row_of_empty_parts_does_not_fill_the_stack() throws Exception {
    byte[] packed = repeated(Site.gzip(new byte[0]), 200_000);
    assertThatThrownBy(() -> unpacked(packed, Long.MAX_VALUE)).isInstanceOf(Ungzip.Bomb.class);
  }

  @Test
  void it_ends_at_the_limit() throws Exception {
    byte[] packed = Site.gzip(new byte[1000]);
    assertThat(unpacked(packed, 1000)).isEqualTo(1000);
    assertThatThrownBy(() -> unpacked(packed, 999)).isInstanceOf(Ungzip.Bomb.class);
  }

  @Test
  void what_unpacks_without_end_ends_long_before_the_limit() throws Exception {
    byte[] packed = repeated(Site.gzip(new byte[10 << 20]), 100);
    assertThat(packed.length).isLessThan(2 << 20);
    assertThatThrownBy(() -> unpacked(packed, Long.MAX_VALUE))
        .isInstanceOf(Ungzip.Bomb.class)
        .hasMessageContaining("times as large");
  }

  @Test
  void what_is_merely_large_is_let_through() throws Exception {
    byte[] some = new byte[1 << 20];
    new Random(1).nextBytes(some);
    byte[] packed = repeated(Site.gzip(some), 80);
    assertThat(unpacked(packed, Long.MAX_VALUE)).isEqualTo(80L << 20);
  }
}
