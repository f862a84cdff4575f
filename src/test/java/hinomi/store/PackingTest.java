package hinomi.store;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.advisory.Advisory;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PackingTest {
  private static final byte[] JSON =
      StoredAdvisory.json(StoreCase.advisory("cve", "CVE-2030-0001", "ある題名", "CVE-2030-0001"));

  @Test
  void what_was_packed_comes_back_from_many_threads_at_once() {
    List<byte[]> packed =
        IntStream.range(0, 500).parallel().mapToObj(i -> Packing.pack(JSON)).toList();

    assertThat(packed).allSatisfy(p -> assertThat(p).hasSizeLessThan(JSON.length / 2));
    assertThat(packed.parallelStream().map(p -> Packing.unpack("db", p)).toList())
        .allSatisfy(json -> assertThat(json).isEqualTo(JSON));
    assertThat(Packing.unpack("db", Packing.pack(new byte[0]))).isEmpty();
  }

  @Test
  void what_was_changed_by_hand_is_told() {
    byte[] packed = Packing.pack(JSON);
    for (byte[] bad :
        List.of(
            new byte[0],
            new byte[] {9, 9, 9},
            "{\"id\":".getBytes(UTF_8),
            java.util.Arrays.copyOf(packed, packed.length - 5))) {
      assertThatThrownBy(() -> Packing.unpack("db", bad))
          .isInstanceOfSatisfying(
              StoreException.class, e -> assertThat(e.message().key()).isEqualTo("unreadable"));
    }
    assertThat(Json.read("db", Packing.unpack("db", packed), Advisory.class).title().ja())
        .isEqualTo("ある題名");
  }

  @Test
  void the_dictionary_is_as_it_was_when_the_first_database_was_written() throws Exception {
    try (InputStream in = PackingTest.class.getResourceAsStream("packing-1.txt")) {
      assertThat(StoredAdvisory.hash(new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)))
          .isEqualTo("329330b4356c718a15fad2dbaebb57ea");
    }
  }
}
