package hinomi.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.language.Language;
import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Inline;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketRef;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every tracker promises. Each test begins with a tracker that has no tickets. */
public abstract class TrackerContract extends LifeContract {

  @Test
  void nothing_is_found_where_nothing_was_filed() throws Exception {
    assertThat(find(member("CVE-2030-0001"))).isEqualTo(new Found.None());
  }

  @Test
  void a_filed_ticket_is_found_under_its_key() throws Exception {
    TicketRef filed = file(member("CVE-2030-0001"));

    assertThat(filed.destination()).isEqualTo(destination());
    assertThat(found(member("CVE-2030-0001"))).isEqualTo(filed);
    assertThat(find(member("CVE-2030-0002"))).isEqualTo(new Found.None());
  }

  @Test
  void a_ticket_filed_under_an_alias_is_found_under_the_cve() throws Exception {
    TicketRef filed = file(member("JVN#12345678"));

    assertThat(found(member("CVE-2030-0001", "JVN#12345678", "JVNDB-2030-000001")))
        .isEqualTo(filed);
  }

  @Test
  void every_member_is_found() throws Exception {
    List<Member> members = new ArrayList<>();
    for (int i = 1; i <= 60; i++) {
      members.add(member("CVE-2030-%04d".formatted(i)));
    }
    TicketRef filed = file(members.toArray(Member[]::new));

    for (int i : List.of(0, 1, 30, 59)) {
      assertThat(found(members.get(i))).isEqualTo(filed);
    }
  }

  @Test
  void many_are_looked_for_at_once() throws Exception {
    List<Member> members = new ArrayList<>();
    for (int i = 1; i <= 30; i++) {
      members.add(member("CVE-2030-%04d".formatted(i)));
    }
    TicketRef group = file(members.subList(0, 20).toArray(Member[]::new));
    TicketRef single = file(members.get(25));

    Map<Member, Found> found = tracker().find(destination(), members);

    assertThat(found).hasSize(30);
    assertThat(members.subList(0, 20)).allMatch(m -> new Found.Ours(group).equals(found.get(m)));
    assertThat(found).containsEntry(members.get(25), new Found.Ours(single));
    assertThat(found.values()).filteredOn(f -> f instanceof Found.None).hasSize(9);
  }

  @Test
  void two_tickets_are_told_apart() throws Exception {
    TicketRef one = file(member("CVE-2030-0001"));
    TicketRef two = file(member("CVE-2030-00012"));

    assertThat(one).isNotEqualTo(two);
    assertThat(found(member("CVE-2030-0001"))).isEqualTo(one);
    assertThat(found(member("CVE-2030-00012"))).isEqualTo(two);
  }

  @Test
  void the_ticket_shows_subject_and_text() throws Exception {
    TicketRef filed = file(member("CVE-2030-0001"));

    Shown shown = shown(filed);
    assertThat(shown.subject()).isEqualTo("[緊急] 見本製品にリモートコード実行の脆弱性");
    assertThat(shown.text()).contains("概要", "見本製品", "2.4.1 未満", "更新する");
    assertThat(member("CVE-2030-0001").key(destination()).standsIn(shown.text())).isTrue();
    assertThat(shown.notes()).isEmpty();
  }

  @Test
  void attaching_writes_keys_and_note_and_keeps_the_text() throws Exception {
    TicketRef filed = file(member("CVE-2030-0001"));
    Shown before = shown(filed);

    apply(
        new TicketAction.Attach(
            filed,
            List.of(member("CVE-2030-0002"), member("CVE-2030-0003")),
            note("同じ製品の続報が 2 件"),
            Language.JA));

    assertThat(found(member("CVE-2030-0001"))).isEqualTo(filed);
    assertThat(found(member("CVE-2030-0002"))).isEqualTo(filed);
    assertThat(found(member("CVE-2030-0003"))).isEqualTo(filed);
    Shown after = shown(filed);
    assertThat(after.subject()).isEqualTo(before.subject());
    assertThat(after.text()).contains("概要", "2.4.1 未満");
    assertThat(after.notes()).hasSize(1).first().asString().contains("同じ製品の続報が 2 件");
  }

  @Test
  void attaching_twice_keeps_every_key() throws Exception {
    TicketRef filed = file(member("CVE-2030-0001"));
    for (int i = 2; i <= 4; i++) {
      apply(
          new TicketAction.Attach(
              filed, List.of(member("CVE-2030-000" + i)), note("further " + i), Language.EN));
    }

    for (int i = 1; i <= 4; i++) {
      assertThat(found(member("CVE-2030-000" + i))).isEqualTo(filed);
    }
    assertThat(shown(filed).notes()).hasSize(3);
  }

  @Test
  void adopting_makes_a_persons_ticket_ours_and_changes_nothing_in_it() throws Exception {
    TicketRef theirs = madeByPerson("nginx を更新する", "人が書いた本文。CVE-2030-0001 への対応。");

    apply(
        new TicketAction.Adopt(
            theirs,
            List.of(member("CVE-2030-0001"), member("CVE-2030-0002")),
            note("Hinomi が集めた情報"),
            Language.JA));

    assertThat(found(member("CVE-2030-0001"))).isEqualTo(theirs);
    assertThat(found(member("CVE-2030-0002"))).isEqualTo(theirs);
    Shown after = shown(theirs);
    assertThat(after.subject()).isEqualTo("nginx を更新する");
    assertThat(after.text()).startsWith("人が書いた本文。CVE-2030-0001 への対応。");
    assertThat(after.notes()).hasSize(1).first().asString().contains("Hinomi が集めた情報");
  }

  @Test
  void a_note_is_added_and_nothing_else() throws Exception {
    TicketRef filed = file(member("CVE-2030-0001"));
    Shown before = shown(filed);

    apply(
        new TicketAction.Note(
            filed, List.of(member("CVE-2030-0001")), note("悪用が確認されました"), Language.JA));

    Shown after = shown(filed);
    assertThat(after.subject()).isEqualTo(before.subject());
    assertThat(after.text()).isEqualTo(before.text());
    assertThat(after.notes()).hasSize(1).first().asString().contains("悪用が確認されました");
  }

  @Test
  void after_filing_the_same_key_twice_the_first_ticket_is_the_one_found() throws Exception {
    TicketRef first = file(member("CVE-2030-0001"));
    file(member("CVE-2030-0001"));

    assertThat(found(member("CVE-2030-0001"))).isEqualTo(first);
  }

  @Test
  void a_key_within_a_longer_word_is_no_hit() throws Exception {
    String other = key("CVE-2030-0002");
    TicketAction.File file =
        file(
            "words",
            new Body(List.of(new Block.Quote(other + "0 x" + other + " " + other + "_" + other))),
            member("CVE-2030-0001"));
    apply(file);

    assertThat(find(member("CVE-2030-0002"))).isEqualTo(new Found.None());
  }

  @Test
  void a_key_in_a_feeds_words_is_no_hit() throws Exception {
    String other = key("CVE-2030-0002");
    apply(
        file(
            other + " in the subject",
            new Body(
                List.of(
                    new Block.Lines(List.of(Line.of(new Inline.Feed(other)))),
                    new Block.Quote("words\n" + other + "\nHinomi: " + other),
                    new Block.Bullets(List.of(Line.of(new Inline.Link(other, "https://" + other)))),
                    new Block.Quote("hinomi-keys: " + other))),
            member("CVE-2030-0001")));

    assertThat(find(member("CVE-2030-0002"))).isEqualTo(new Found.None());
  }

  @Test
  void a_key_in_a_notes_words_is_no_hit() throws Exception {
    TicketRef filed = file(member("CVE-2030-0001"));
    String other = key("CVE-2030-0002");
    apply(
        new TicketAction.Note(
            filed,
            List.of(member("CVE-2030-0001")),
            new Body(List.of(new Block.Quote("words\n" + other + "\nHinomi: " + other))),
            Language.EN));

    assertThat(find(member("CVE-2030-0002"))).isEqualTo(new Found.None());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{{include(Wiki)}} {{collapse(x)",
        "!https://evil.example/x.png! ![](https://evil.example/x.png)",
        "@admin #1 #note-1 r1 commit:abc user:admin",
        "<script>alert(1)</script> <1.2.3 && > <pre> </pre> <notextile>",
        "|_. a |\n| b |\n|---|---|",
        "```\ncode\n``` ~~~ <code>",
        "h1. head\nbq. quote\n* list\n# list\n---\n> quote",
        "\"link\":javascript:alert(1) [x](javascript:alert(1)) [[Wiki]]",
        "*b* _i_ -d- +u+ ^s^ ~s~ @c@ ??c?? %{color:red}r% ==raw==",
        "絵文字 😀 𠮷野家 ﷽ \u202Eright to left\u202C \u200Bzero \uFEFFbom",
        "control \u0001\u0008\u000B\u001F characters \u007F \u0085 \u2028 \u2029",
        "null \u0000 character and \uD800 half a pair",
        "line\r\nbreaks\rof\nevery\n\n\n\nkind",
        "' OR 1=1; DROP TABLE card; -- \" \\ % _"
      })
  void hostile_words_do_no_harm(String words) throws Exception {
    String hostile = "begin-of-words " + words + " end-of-words";
    TicketAction.File file =
        file(
            "subject " + words.replaceAll("\\R", " ").strip(),
            new Body(
                List.of(
                    new Block.Heading("見出し"),
                    new Block.Lines(List.of(Line.of(new Inline.Feed(hostile)))),
                    new Block.Table(
                        List.of("a", "b"),
                        List.of(List.of(Line.of(new Inline.Feed(hostile)), Line.own("x")))),
                    new Block.Bullets(
                        List.of(Line.of(new Inline.Link(hostile, "javascript:alert(1)")))),
                    new Block.Quote(hostile),
                    new Block.Lines(List.of(Line.own("the last line"))))),
            member("CVE-2030-0001"));

    TicketRef filed = apply(file);

    Shown shown = shown(filed);
    assertThat(shown.subject()).startsWith("subject");
    assertThat(shown.text()).contains("見出し", "the last line");
    assertThat(shown.text().split("end.{0,6}of.{0,6}words", -1)).hasSizeGreaterThanOrEqualTo(4);
    assertThat(found(member("CVE-2030-0001"))).isEqualTo(filed);

    apply(
        new TicketAction.Note(
            filed,
            List.of(member("CVE-2030-0001")),
            new Body(List.of(new Block.Quote(hostile), new Block.Lines(List.of(Line.own("end"))))),
            Language.EN));
    assertThat(found(member("CVE-2030-0001"))).isEqualTo(filed);
  }

  @Test
  void a_subject_of_255_characters_is_kept() throws Exception {
    String subject = "脆弱性".repeat(85);

    assertThat(shown(apply(file(subject, body(), member("CVE-2030-0001")))).subject())
        .isEqualTo(subject);
  }

  @Test
  void what_concerns_a_missing_ticket_finds_it_gone() throws Exception {
    List<Member> members = List.of(member("CVE-2030-0001"));
    for (TicketAction action :
        List.of(
            new TicketAction.Attach(missing(), members, note("n"), Language.EN),
            new TicketAction.Adopt(missing(), members, note("n"), Language.EN),
            new TicketAction.Note(missing(), members, note("n"), Language.EN))) {
      assertThat(tracker().apply(action, List.of())).isInstanceOf(Outcome.Gone.class);
    }
    assertThat(find(members.getFirst())).isEqualTo(new Found.None());
  }

  @Test
  void a_ticket_can_do_without_everything_that_may_be_left_out() throws Exception {
    TicketAction.File file = file("subject", body(), member("CVE-2030-0001"));

    Outcome outcome = tracker().apply(file, Arrays.asList(Concession.values()));

    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    assertThat(found(member("CVE-2030-0001"))).isEqualTo(((Outcome.Done) outcome).ticket());
  }

  @Test
  void a_healthy_tracker_has_no_errors() throws Exception {
    assertThat(tracker().check()).noneMatch(f -> f.level() == Finding.Level.ERROR);
  }

  @Test
  void the_kind_is_on_the_list() throws Exception {
    assertThat(Trackers.KINDS).contains(tracker().kind());
    assertThat(destination()).startsWith(tracker().kind());
  }
}
