package hinomi.ticket.text;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.Golden;
import hinomi.advisory.Severity;
import hinomi.language.Bundles;
import hinomi.language.Language;
import hinomi.ticket.Body;
import hinomi.ticket.Case;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketAction.FieldName;
import hinomi.ticket.render.MarkdownRenderer;
import hinomi.ticket.render.PlainTextRenderer;
import hinomi.ticket.render.TextileRenderer;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TicketWriterTest {
  private static final TicketWriter JA = new TicketWriter(Language.JA);
  private static final TicketWriter EN = new TicketWriter(Language.EN);

  @Test
  void one_vulnerability_that_four_places_tell_of() throws IOException {
    golden("log4shell.ja", JA.write(Stories.log4shell()));
    golden("log4shell.en", EN.write(Stories.log4shell()));
  }

  @Test
  void a_note_that_covers_several() throws IOException {
    golden("note.ja", JA.write(Stories.note()));
    golden("note.en", EN.write(Stories.note()));
  }

  @Test
  void a_note_without_a_cve_id() throws IOException {
    golden("note-without-cve.ja", JA.write(Stories.noteWithoutCve()));
  }

  @Test
  void an_alert_that_no_watch_matched() throws IOException {
    golden("alert.ja", JA.write(Stories.alert()));
    golden("alert.en", EN.write(Stories.alert()));
  }

  @Test
  void what_nobody_has_scored() throws IOException {
    golden("unscored.ja", JA.write(Stories.unscored()));
    golden("unscored.en", EN.write(Stories.unscored()));
  }

  @Test
  void what_has_version_four_alone() throws IOException {
    golden("version-four.ja", JA.write(Stories.versionFourOnly()));
  }

  @Test
  void what_is_empty_but_for_its_id() throws IOException {
    golden("bare.ja", JA.write(Stories.bare()));
    golden("bare.en", EN.write(Stories.bare()));
  }

  @Test
  void many_vulnerabilities_of_one_product() throws IOException {
    golden("group.ja", JA.write(Stories.browser(15)));
    golden("group.en", EN.write(Stories.browser(15)));
    assertThat(EN.write(Stories.browser(2)).subject())
        .isEqualTo(
            "[Medium, highest 6.3] Google Chrome: 2 vulnerabilities"
                + " (CVE-2026-10002, CVE-2026-10001)");
  }

  @Test
  void two_hundred_members_fit() {
    for (TicketWriter writer : List.of(JA, EN)) {
      Body body = writer.write(Stories.browser(200)).body();
      assertThat(new TextileRenderer().render(body).length()).isLessThanOrEqualTo(60_000);
      assertThat(new MarkdownRenderer().render(body).length()).isLessThanOrEqualTo(60_000);
    }
  }

  @Test
  void the_severity_is_the_highest_of_the_members() {
    TicketAction.File file = JA.write(Stories.note());
    assertThat(file.severity()).isEqualTo(Severity.HIGH);
    assertThat(file.fields())
        .containsEntry(FieldName.CVSS, "8.3")
        .containsEntry(FieldName.SEVERITY, "High");
    assertThat(JA.write(Stories.unscored()).severity()).isNull();
    assertThat(JA.write(Stories.unscored()).fields())
        .doesNotContainKeys(FieldName.CVSS, FieldName.SEVERITY);
  }

  @ParameterizedTest
  @ValueSource(strings = {"x", "長", "😀", "e\u0301", "👨‍👩‍👧", "@#*", "\0\ud800\u202e", "[["})
  void subject_fields_and_text_stay_within_bounds_whatever_is_said(String piece) {
    Case about = Stories.saying(piece.repeat(20_000));
    for (TicketWriter writer : List.of(JA, EN)) {
      TicketAction.File file = writer.write(about);
      assertThat(file.subject().length()).isLessThanOrEqualTo(255);
      assertThat(file.subject()).endsWith("(CVE-2026-0044)").doesNotContain("\0", "\n");
      assertThat(file.subject().codePoints())
          .noneMatch(c -> c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE);
      assertThat(file.fields().values()).allMatch(v -> v.length() <= 255);
      assertThat(new TextileRenderer().render(file.body()).length()).isLessThanOrEqualTo(60_000);
      assertThat(new MarkdownRenderer().render(file.body()).length()).isLessThanOrEqualTo(60_000);
    }
  }

  @Test
  void a_cut_text_says_so() {
    Body body = JA.write(Stories.saying("あ".repeat(9_000))).body();
    assertThat(new PlainTextRenderer().render(body)).contains("[以下略。全文は情報源を参照]");
  }

  @Test
  void both_languages_have_the_same_words_and_placeholders() {
    var ja = Bundles.bundle("ticket", Language.JA);
    var en = Bundles.bundle("ticket", Language.EN);
    assertThat(ja.stringPropertyNames()).isEqualTo(en.stringPropertyNames()).isNotEmpty();
    Pattern placeholder = Pattern.compile("\\{\\d}");
    for (String key : ja.stringPropertyNames()) {
      assertThat(
              new TreeSet<>(
                  placeholder.matcher(ja.getProperty(key)).results().map(r -> r.group()).toList()))
          .as(key)
          .isEqualTo(
              new TreeSet<>(
                  placeholder.matcher(en.getProperty(key)).results().map(r -> r.group()).toList()));
    }
  }

  private static void golden(String name, TicketAction.File file) throws IOException {
    Map<String, Object> seen = new LinkedHashMap<>();
    seen.put("subject", file.subject());
    seen.put("severity", String.valueOf(file.severity()));
    seen.put("assignTo", String.valueOf(file.handling().assignTo()));
    Map<String, String> fields = new LinkedHashMap<>();
    file.fields().forEach((field, value) -> fields.put(field.name(), value));
    seen.put("fields", fields);
    seen.put("text", plain(file.body()));
    Golden.assertMatches("hinomi/ticket/text/" + name + ".json", seen);
  }

  private static List<String> plain(Body body) {
    return new PlainTextRenderer().render(body).lines().toList();
  }
}
