package hinomi.source.rss;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import hinomi.language.Message;
import hinomi.source.SourceFailure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class RssReaderTest {
  private static final String FEED =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <rdf:RDF xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
        xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:sec="http://jvn.jp/rss/mod_sec/" xmlns:status="urn:s">
       <channel rdf:about="x"><title>Channel</title><link>https://feed.example/</link></channel>
       <item rdf:about="https://feed.example/1">
        <title>One &lt;b&gt; &amp; two</title>
        <dc:date>2026-10-08T19:59+09:00</dc:date>
        <sec:identifier>JVNDB-2026-000001</sec:identifier>
        <sec:cvss version="3.0" score="9.8" severity="Critical"/>
        <sec:cvss version="2.0" score="7.5"/>
        <content><![CDATA[raw <i>markup</i>]]></content>
       </item>
       <item rdf:about="https://feed.example/2"><title/><title>second</title></item>
       <status:Status retCd="0" totalRes="2"/>
      </rdf:RDF>
      """;

  @Test
  void items_are_read_by_local_names() throws SourceFailure {
    RssDocument feed = read(FEED);

    assertThat(feed.root()).isEqualTo("RDF");
    assertThat(feed.items())
        .extracting(RssItem::about)
        .containsExactly("https://feed.example/1", "https://feed.example/2");
    RssItem one = feed.items().getFirst();
    assertThat(one.text("title")).isEqualTo("One <b> & two");
    assertThat(one.text("identifier")).isEqualTo("JVNDB-2026-000001");
    assertThat(one.text("content")).isEqualTo("raw <i>markup</i>");
    assertThat(one.text("missing")).isEmpty();
    assertThat(one.time("date")).contains(Instant.parse("2026-10-08T10:59:00Z"));
    assertThat(one.time("title")).isEmpty();
    assertThat(one.all("cvss")).extracting(e -> e.attribute("score")).containsExactly("9.8", "7.5");
    assertThat(one.all("cvss").getLast().attribute("severity")).isEmpty();
    assertThat(feed.items().getLast().text("title")).isEqualTo("second");
    assertThat(feed.other("Status").orElseThrow().attribute("totalRes")).isEqualTo("2");
  }

  @Test
  void items_within_the_channel_are_found_too() throws SourceFailure {
    RssDocument feed =
        read(
            "<rss version='2.0'><channel><title>c</title><item><title>t</title></item></channel></rss>");
    assertThat(feed.items()).extracting(i -> i.text("title")).containsExactly("t");
  }

  @Test
  void times_are_read_in_every_form_and_are_japanese_without_a_zone() {
    assertThat(RssTime.parse("2026-10-09T08:36:37+09:00"))
        .contains(Instant.parse("2026-10-08T23:36:37Z"));
    assertThat(RssTime.parse("2026-10-09T08:36:37Z"))
        .contains(Instant.parse("2026-10-09T08:36:37Z"));
    assertThat(RssTime.parse(" 2026-10-09T08:36 ")).contains(Instant.parse("2026-10-08T23:36:00Z"));
    assertThat(RssTime.parse("2026-10-09 08:36:00+0900"))
        .contains(Instant.parse("2026-10-08T23:36:00Z"));
    assertThat(RssTime.parse("2026-10-09")).contains(Instant.parse("2026-10-08T15:00:00Z"));
    assertThat(RssTime.parse("2026-02-30")).isEmpty();
    assertThat(RssTime.parse("")).isEmpty();
  }

  @Test
  void control_characters_and_leading_blanks_do_no_harm() throws SourceFailure {
    assertThat(read("\r\n " + FEED.replace("One ", "One\u000b")).items()).hasSize(2);
  }

  @Test
  void bytes_that_are_no_text_and_forbidden_references_cost_nothing_else() throws SourceFailure {
    byte[] body = bytes(FEED.replace("One ", "One#&#0;&#x1F;&#13;"));
    body[new String(body, StandardCharsets.ISO_8859_1).indexOf("One#") + 3] = (byte) 0xe3;
    assertThat(RssReader.read(body).items().getFirst().text("title")).startsWith("One\ufffd  ");
  }

  @Test
  void a_declared_character_set_is_followed() throws SourceFailure {
    String feed =
        "<?xml version='1.0' encoding='Shift_JIS'?><rss><item><title>注意喚起</title></item></rss>";
    assertThat(RssReader.read(feed.getBytes(java.nio.charset.Charset.forName("Shift_JIS"))).items())
        .extracting(i -> i.text("title"))
        .containsExactly("注意喚起");
    assertThat(
            RssReader.read(
                    ("\ufeff" + feed.replace("Shift_JIS", "none such"))
                        .getBytes(StandardCharsets.UTF_8))
                .items())
        .extracting(i -> i.text("title"))
        .containsExactly("注意喚起");
  }

  @Test
  void a_hundred_thousand_escaped_characters_are_no_attack() throws SourceFailure {
    RssDocument feed =
        read("<rss><item><title>" + "&lt;&#13;&amp;".repeat(100_000) + "</title></item></rss>");
    assertThat(feed.items().getFirst().text("title")).hasSizeGreaterThan(199_000);
  }

  @Test
  void a_cut_feed_is_told_with_its_line_and_size() {
    byte[] half = Arrays.copyOf(bytes(FEED), 700);
    assertThat(reason(half)).isEqualTo(Message.of("source/rss", "broken", 13, 700));
  }

  @Test
  void html_nothing_and_other_xml_are_told_apart() {
    assertThat(reason(bytes("<!DOCTYPE html><html><body>Sorry</body></html>")).key())
        .isEqualTo("html");
    assertThat(reason(bytes("<HTML><body>Sorry</body></HTML>")).key()).isEqualTo("html");
    assertThat(reason(new byte[0]).key()).isEqualTo("empty");
    assertThat(reason(bytes("\n \n")).key()).isEqualTo("empty");
    assertThat(reason(bytes("<feed/>"))).isEqualTo(Message.of("source/rss", "root", "feed"));
    assertThat(reason(bytes("not xml")).key()).isEqualTo("broken");
  }

  @Test
  void entity_bombs_and_external_entities_are_refused() {
    assertThat(
            reason(
                    bytes(
                        "<?xml version='1.0'?><!DOCTYPE r [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b"
                            + " '&a;&a;&a;&a;&a;'>]><rss><item><title>&b;</title></item></rss>"))
                .key())
        .isEqualTo("doctype");
    assertThat(
            reason(
                    bytes(
                        "<!DOCTYPE r [<!ENTITY x SYSTEM"
                            + " 'file:///etc/passwd'>]><rss><item><title>&x;</title></item></rss>"))
                .key())
        .isEqualTo("doctype");
    assertThat(reason(bytes("<rss><item><title>&x;</title></item></rss>")).key())
        .isEqualTo("broken");
  }

  @Test
  void the_failure_speaks_both_languages() {
    assertThatThrownBy(() -> RssReader.read(new byte[0]))
        .isInstanceOf(SourceFailure.class)
        .hasMessageContaining("empty");
    assertThat(reason(new byte[0]).in(hinomi.language.Language.JA)).contains("空");
  }

  private static RssDocument read(String text) throws SourceFailure {
    return RssReader.read(bytes(text));
  }

  private static Message reason(byte[] body) {
    SourceFailure failure =
        org.assertj.core.api.Assertions.catchThrowableOfType(
            SourceFailure.class, () -> RssReader.read(body));
    assertThat(failure).isNotNull();
    return failure.message();
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
