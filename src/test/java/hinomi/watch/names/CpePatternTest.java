package hinomi.watch.names;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import hinomi.language.Language;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CpePatternTest {

  @ParameterizedTest
  @CsvSource({
    // the same product in both forms
    "cpe:/a:cybozu:garoon, cpe:/a:cybozu:garoon, true",
    "cpe:/a:cybozu:garoon, cpe:2.3:a:cybozu:garoon:5.0.2:*:*:*:*:*:*:*, true",
    "cpe:2.3:a:cybozu:garoon:*:*:*:*:*:*:*:*, cpe:/a:cybozu:garoon:5.0.2, true",
    "cpe:/a:cybozu:garoon, cpe:/a:cybozu:office, false",
    "cpe:/a:cybozu:garoon, cpe:/a:other:garoon, false",
    "cpe:/a:redis:redis, cpe:/a:redis:redis_client, false",
    // versions: what the watch says counts, what the record leaves open may be ours
    "cpe:/a:nginx:nginx:1.24.0, cpe:/a:nginx:nginx:1.24.0, true",
    "cpe:/a:nginx:nginx:1.24.0, cpe:/a:nginx:nginx:1.25.0, false",
    "cpe:/a:nginx:nginx:1.24.0, cpe:/a:nginx:nginx, true",
    "cpe:/a:nginx:nginx:1.24.0, cpe:2.3:a:nginx:nginx:-:*:*:*:*:*:*:*, true",
    "cpe:/a:nginx:nginx, cpe:2.3:a:nginx:nginx:-:*:*:*:*:*:*:*, true",
    "cpe:2.3:a:apache:tomcat:9.*:*:*:*:*:*:*:*, cpe:/a:apache:tomcat:9.0.80, true",
    "cpe:2.3:a:apache:tomcat:9.*:*:*:*:*:*:*:*, cpe:/a:apache:tomcat:10.1.0, false",
    "cpe:/a:apache:tomcat:9.0.80, cpe:2.3:a:apache:tomcat:9.*:*:*:*:*:*:*:*, true",
    "cpe:/a:apache:tomcat:10.1.0, cpe:2.3:a:apache:tomcat:9.*:*:*:*:*:*:*:*, false",
    // open on the right is not ours
    "cpe:/a:nginx:nginx, cpe:2.3:a:nginx:*:*:*:*:*:*:*:*:*, false",
    "cpe:/a:nginx:nginx, cpe:2.3:a:*:nginx:*:*:*:*:*:*:*:*, false",
    "cpe:/a:nginx:nginx, cpe:2.3:*:nginx:nginx:*:*:*:*:*:*:*:*, false",
    // open on the left takes all
    "cpe:/o:cisco, cpe:/o:cisco:ios_xe:17.1, true",
    "cpe:/o:cisco, cpe:/h:cisco:catalyst_9300, false",
    "cpe:2.3:*:cisco:*:*:*:*:*:*:*:*:*, cpe:/h:cisco:catalyst_9300, true",
    "cpe:2.3:a:*:openssl:*:*:*:*:*:*:*:*, cpe:/a:openssl:openssl:3.0.1, true",
    // editions and target software
    "cpe:/a:gitlab:gitlab, cpe:2.3:a:gitlab:gitlab:16.1:*:*:*:enterprise:*:*:*, true",
    "cpe:2.3:a:gitlab:gitlab:*:*:*:*:community:*:*:*,"
        + " cpe:2.3:a:gitlab:gitlab:16.1:*:*:*:enterprise:*:*:*, false",
    "cpe:2.3:a:x:y:*:*:*:*:*:wordpress:*:*, cpe:2.3:a:x:y:1.0:*:*:*:*:joomla:*:*, false",
    "cpe:/o:microsoft:windows_10:1607::~~~~x64~,"
        + " cpe:2.3:o:microsoft:windows_10:1607:*:*:*:*:*:x64:*, true",
    // ways of writing
    "CPE:2.3:A:Apache:HTTP_Server, cpe:/a:apache:http_server:2.4.1, true",
    "cpe:2.3:a:apache:http server, cpe:/a:apache:http_server, true",
    "cpe:2.3:a:nodejs:node.js, cpe:2.3:a:nodejs:node\\.js:18.0.0:*:*:*:lts:*:*:*, true",
    "cpe:2.3:a:nodejs:node\\.js, cpe:/a:nodejs:node.js, true",
    "cpe:2.3:a:a:c\\+\\+, cpe:/a:a:c%2b%2b, true",
    "cpe:/a:mitsubishielectric:cpu_module_logging,"
        + " cpe:/a:mitsubishielectric:cpu_ module_logging, true",
    "cpe:/a:mitsubishielectric:cpu_module_logging,"
        + " cpe:/a:mitsubishielectric:cpu_%20module_logging, true",
    "cpe:/a:apache:http_server, cpe:2.3:a:apache:http_server:2.4.1:*:*:*:*:*:*:*:*:*, true",
    "cpe:/a:apache:http_server, ' cpe:2.3:a:apache:http_server ', true",
    "cpe:/a:apache:http_server, apache http_server, false",
    "cpe:/a:apache:http_server, '', false",
    "cpe:/a:apache:http_server, cpe:/, false",
    "cpe:/a:apache:http_server, cpe:2.3:, false",
    "cpe:/a:apache:http_server, cpe:/a:アパッチ:サーバ, false",
    "cpe:/a:apache:http_server, cpe:/a:apache:http_server%, false",
    "cpe:/a:apache:http_server, cpe:2.3:a:apache:http_server\\, false",
  })
  void the_watch_stands_on_the_left(String watch, String record, boolean matches) throws NameError {
    assertThat(CpePattern.parse(watch).matches(record)).isEqualTo(matches);
  }

  @Test
  void vendor_and_product_make_the_key() throws NameError {
    assertThat(CpePattern.parse("CPE:/a:Apache:HTTP_Server:2.4").key())
        .contains("apache:http_server");
    assertThat(CpePattern.keyOf("cpe:2.3:a:nodejs:node\\.js:18:*:*:*:*:*:*:*"))
        .contains("nodejs:node.js");
    assertThat(CpePattern.keyOf("cpe:2.3:a:e\\!x:y\\&z:*:*:*:*:*:*:*:*")).contains("e!x:y&z");
    assertThat(CpePattern.keyOf("cpe:2.3:a:x:what\\?:*:*:*:*:*:*:*:*")).contains("x:what?");
    assertThat(CpePattern.parse("cpe:/o:cisco").key()).isEmpty();
    assertThat(CpePattern.parse("cpe:2.3:a:apache:tomcat*").key()).isEmpty();
    assertThat(CpePattern.keyOf("no cpe")).isEmpty();
  }

  @Test
  void the_version_is_told_where_one_is_named() throws NameError {
    assertThat(CpePattern.parse("cpe:/a:nginx:nginx:1.24.0").version()).contains("1.24.0");
    assertThat(CpePattern.parse("cpe:/a:nginx:nginx").version()).isEmpty();
    assertThat(CpePattern.parse("cpe:2.3:a:nginx:nginx:-").version()).isEmpty();
  }

  @Test
  void both_forms_are_equal() throws NameError {
    CpePattern uri = CpePattern.parse("cpe:/a:nodejs:node.js:18.0.0");
    assertThat(CpePattern.parse("cpe:2.3:a:nodejs:node\\.js:18.0.0"))
        .isEqualTo(uri)
        .hasSameHashCodeAs(uri);
    assertThat(uri).hasToString("cpe:2.3:a:nodejs:node.js:18.0.0:*:*:*:*:*:*:*");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "nginx", "cpe:2.3:q:a:b", "cpe:/a:サイボウズ:ガルーン", "cpe:/a:x:y%"})
  void what_is_no_cpe_is_refused(String text) {
    assertThat(refused(text)).isEqualTo("cpe.form");
  }

  @ParameterizedTest
  @ValueSource(strings = {"cpe:/a", "cpe:2.3:a:*:*:*:*:*:*:*:*:*:*", "cpe:2.3:o"})
  void a_pattern_that_would_match_everything_is_refused(String text) {
    assertThat(refused(text)).isEqualTo("cpe.open");
  }

  private static String refused(String text) {
    NameError error = catchThrowableOfType(NameError.class, () -> CpePattern.parse(text));
    assertThat(error.text().in(Language.JA)).contains("「" + text.strip() + "」");
    return error.text().key();
  }
}
