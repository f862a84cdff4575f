package hinomi.watch.dictionary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIOException;

import hinomi.language.Language;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JvnDictionaryTest {
  private static final Path FIXTURES = Path.of("src/test/resources/hinomi/watch/dictionary");

  private final List<DictionaryEntry> entries = new ArrayList<>();

  @Test
  void the_monthly_feed_is_read_entry_by_entry() throws IOException {
    var summary = read(Files.readString(FIXTURES.resolve("myjvn_product.rdf")));
    assertThat(summary.stopped()).isEmpty();
    assertThat(summary.entries()).isEqualTo(4);
    assertThat(summary.rejected()).isEqualTo(1);
    assertThat(entries)
        .contains(
            new DictionaryEntry("サイボウズ", "cpe:/:cybozu", "サイボウズ ガルーン", "cpe:/a:cybozu:garoon"),
            new DictionaryEntry(
                "みほん & Co., Ltd.", "cpe:/:mihon", "みほん C++ 部品", "cpe:/a:mihon:parts_c%2B%2B"));
  }

  @Test
  void json_lines_are_read_and_what_is_none_is_counted() throws IOException {
    var summary = read(Files.readString(FIXTURES.resolve("products.jsonl")));
    assertThat(summary.stopped()).isEmpty();
    assertThat(entries)
        .extracting(DictionaryEntry::product)
        .containsExactly("iOS", "Apache HTTP Server");
    assertThat(summary.rejected()).isEqualTo(3);
  }

  @ParameterizedTest
  @CsvSource({
    "'', empty",
    "'<!DOCTYPE html><html></html>', unknown",
    "'<html></html>', unknown",
    "'no dictionary', unknown",
    "'<!DOCTYPE Result [<!ENTITY a \"b\">]><Result><VendorInfo/></Result>', unknown",
    "'<Result><VendorInfo><Vendor vname=\"a\"', broken",
    "'<Result><Status retCd=\"1\" errMsg=\"too many\"/></Result>', refused"
  })
  void what_is_no_dictionary_says_so(String text, String key) throws IOException {
    var summary = read(text);
    assertThat(summary.stopped()).hasValueSatisfying(m -> assertThat(m.key()).isEqualTo(key));
    assertThat(summary.stopped().orElseThrow().in(Language.JA))
        .doesNotContain("{0}")
        .isNotEqualTo(key);
  }

  @Test
  void what_stands_before_a_break_is_handed_over() throws IOException {
    var summary =
        read(
            "\uFEFF\n"
                + "<Result><VendorInfo><Vendor vname='a'><Product pname='b'"
                + " cpe='cpe:/a:a:b'/><Prod");
    assertThat(summary.entries()).isEqualTo(1);
    assertThat(summary.stopped()).isPresent();
  }

  @Test
  void control_characters_in_names_do_not_break_the_feed() throws IOException {
    var summary =
        read(
            "<Result><VendorInfo><Vendor vname='a'><Product pname='b\u0008c'"
                + " cpe='cpe:/a:a:b'/></Vendor></VendorInfo></Result>");
    assertThat(summary.stopped()).isEmpty();
    assertThat(entries).extracting(DictionaryEntry::product).containsExactly("b c");
  }

  @Test
  void a_name_too_long_to_be_one_is_counted() throws IOException {
    var summary =
        read(
            "{\"pname\": \""
                + "x".repeat(301)
                + "\", \"pcpe\": \"cpe:/a:a:b\"}\n"
                + "{".repeat(30_000));
    assertThat(summary.rejected()).isEqualTo(2);
  }

  @Test
  void a_stream_that_fails_is_the_callers_to_tell() throws IOException {
    InputStream closed = InputStream.nullInputStream();
    closed.close();
    assertThatIOException().isThrownBy(() -> JvnDictionary.read(closed, entries::add));
  }

  private JvnDictionary.Summary read(String text) throws IOException {
    return JvnDictionary.read(
        new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), entries::add);
  }
}
