package hinomi.store;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Enrichment;
import hinomi.advisory.Severity;
import hinomi.language.Language;
import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Inline;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Lift;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketAction.FieldName;
import hinomi.watch.Handling;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class JsonTest {
  private static final Line LINE =
      Line.of(
          new Inline.Own("own"),
          new Inline.Strong("strong"),
          new Inline.Feed("{\"is\":\"own\"} 😀 \\u0000"),
          new Inline.Link("label", "https://example.org/"));
  private static final Body BODY =
      new Body(
          List.of(
              new Block.Heading("見出し"),
              new Block.Lines(List.of(LINE, new Line(List.of()))),
              new Block.Bullets(List.of(LINE)),
              new Block.Checklist(List.of(LINE)),
              new Block.Table(List.of("a", ""), List.of(List.of(LINE, LINE), List.of())),
              new Block.Quote("a\nb\t\"c\"")));

  static Stream<TicketAction> actions() {
    return Stream.of(
        new TicketAction.File(
            "redmine/vuln",
            List.of(StoreCase.member("CVE-2030-0001", "JVN#1", "JVNDB-2030-000001")),
            "subject",
            BODY,
            Severity.HIGH,
            new Handling("suzuki", "web", null, "今すぐ", ""),
            new TreeMap<>(Map.of(FieldName.CVE, "CVE-2030-0001", FieldName.CVSS, "9.8")),
            Language.JA,
            StoreCase.ref("7")),
        StoreCase.file("CVE-2030-0001"),
        new TicketAction.Attach(
            StoreCase.ref("7"), List.of(StoreCase.member("JVN#1")), BODY, Language.EN),
        new TicketAction.Adopt(
            StoreCase.ref("7"), List.of(StoreCase.member("JVN#1")), BODY, Language.EN),
        new TicketAction.Note(
            StoreCase.ref("7"), List.of(StoreCase.member("JVN#1")), BODY, Language.JA));
  }

  static Stream<Enrichment> enrichments() {
    return Stream.of(
        new Enrichment.Kev(LocalDate.of(2030, 1, 1), null, true),
        new Enrichment.Kev(LocalDate.of(2030, 1, 1), LocalDate.of(2030, 1, 2), false),
        new Enrichment.Epss(0.1, 1.0, LocalDate.of(2030, 1, 1)),
        new Enrichment.Ssvc("none", "no", "partial"));
  }

  @ParameterizedTest
  @MethodSource("actions")
  void an_action_comes_back_as_it_was(TicketAction action) {
    assertThat(Json.read("db", Json.write(action), TicketAction.class)).isEqualTo(action);
  }

  @ParameterizedTest
  @MethodSource("enrichments")
  void an_enrichment_comes_back_as_it_was(Enrichment enrichment) {
    String json = Json.write(enrichment);

    assertThat(json).startsWith("{\"is\":\"" + Json.name(enrichment) + "\"");
    assertThat(Json.read("db", json, Enrichment.class)).isEqualTo(enrichment);
  }

  @Test
  void the_samples_above_have_every_kind() {
    assertThat(kinds(actions())).isEqualTo(all(TicketAction.class));
    assertThat(kinds(enrichments())).isEqualTo(all(Enrichment.class));
    assertThat(kinds(BODY.blocks().stream())).isEqualTo(all(Block.class));
    assertThat(kinds(LINE.pieces().stream())).isEqualTo(all(Inline.class));
  }

  /** Rows of earlier versions are read by later ones: this text must stay readable for good. */
  @Test
  void the_stored_form_stays_as_it_is() {
    assertThat(Json.write(StoreCase.note(StoreCase.ref("7"), "CVE-2030-0001", "words")))
        .isEqualTo(
            """
            {"is":"note","ticket":{"destination":"board","id":"7",\
            "url":"https://tickets.example/7"},"members":[{"id":"CVE-2030-0001"}],\
            "note":{"blocks":[{"is":"quote","text":"words"}]},"language":"EN",\
            "lift":{"turn":"STAY"}}\
            """);
    TicketAction.Note old =
        Json.read(
            "db",
            """
            {"is":"note","ticket":{"destination":"board","id":"7","url":""},\
            "members":[{"id":"CVE-2030-0001"}],"note":{"blocks":[]},"language":"EN"}\
            """,
            TicketAction.Note.class);
    assertThat(old.lift()).isEqualTo(Lift.NONE);
    assertThat(Json.read("db", "{\"is\":\"quote\",\"text\":\"x\",\"later\":[1]}", Block.class))
        .isEqualTo(new Block.Quote("x"));
  }

  @Test
  void a_cursor_comes_back_as_it_was() {
    TreeMap<String, String> cursor =
        new TreeMap<>(Map.of("a\tb", "\\t\n", "", "x", "\\", "\r\\n", "c", ""));

    assertThat(CursorText.read(CursorText.of(cursor))).isEqualTo(cursor);
  }

  private static Set<Class<?>> kinds(Stream<?> values) {
    Set<Class<?>> kinds = new HashSet<>();
    values.forEach(value -> kinds.add(value.getClass()));
    return kinds;
  }

  private static Set<Class<?>> all(Class<?> sealed) {
    return Set.of(sealed.getPermittedSubclasses());
  }
}
