package hinomi.web;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.config.AddressRange;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ForwardingTest {
  private static final List<AddressRange> TRUSTED =
      List.of(
          AddressRange.of("127.0.0.1").orElseThrow(),
          AddressRange.of("10.0.0.0/8").orElseThrow(),
          AddressRange.of("::1").orElseThrow());

  @ParameterizedTest
  @CsvSource({
    "192.0.2.1,'',192.0.2.1",
    "192.0.2.1,198.51.100.7,192.0.2.1",
    "127.0.0.1,198.51.100.7,198.51.100.7",
    "[::1],198.51.100.7,198.51.100.7",
    "127.0.0.1,'1.2.3.4, 198.51.100.7',198.51.100.7",
    "127.0.0.1,'1.2.3.4, 198.51.100.7, 10.1.1.1',198.51.100.7",
    "127.0.0.1,'1.2.3.4,10.0.0.0/8',127.0.0.1",
    "127.0.0.1,'<script>',127.0.0.1",
    "127.0.0.1,2001:db8::7,2001:db8::7",
    "127.0.0.1,'10.0.0.1, 10.0.0.2',10.0.0.1"
  })
  void only_what_a_trusted_proxy_says_is_believed(String peer, String forwarded, String client) {
    assertThat(Forwarding.client(peer, forwarded, TRUSTED)).isEqualTo(client);
  }
}
