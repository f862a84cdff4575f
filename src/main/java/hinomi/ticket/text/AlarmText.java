package hinomi.ticket.text;

import hinomi.ticket.Alarm;
import hinomi.ticket.Alarm.FailingDelivery;
import hinomi.ticket.Alarm.SilentSource;
import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of a ticket that says that something of Hinomi's own has gone silent. */
final class AlarmText {
  private static final int NAME = 60;

  private final Words words;
  private final Alarm alarm;

  AlarmText(Words words, Alarm alarm) {
    this.words = words;
    this.alarm = alarm;
  }

  String subject() {
    return switch (alarm) {
      case SilentSource s ->
          words.of(
              s.failing() ? "alarm.subject.failing" : "alarm.subject.silent",
              Words.brief(s.source(), NAME),
              words.length(s.silentAfter()));
      case FailingDelivery d -> words.of("alarm.subject.delivery", d.undelivered());
    };
  }

  Body body(Bounds bounds) {
    return switch (alarm) {
      case SilentSource source -> source(source, bounds);
      case FailingDelivery delivery -> delivery(delivery, bounds);
    };
  }

  /** The note that closes it. */
  Body recovered(Instant at, Bounds bounds) {
    Line line =
        switch (alarm) {
          case SilentSource s ->
              sentence(
                  s.failing() ? "alarm.recovered.failing" : "alarm.recovered.silent",
                  feed(s.source(), bounds),
                  Words.minute(at));
          case FailingDelivery d -> sentence("alarm.recovered.delivery", Words.minute(at));
        };
    return new Body(List.of(new Block.Lines(List.of(line, Line.own(words.of("alarm.closing"))))));
  }

  private Body source(SilentSource source, Bounds bounds) {
    Line name = feed(source.source(), bounds);
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Lines(
            List.of(
                source.failing()
                    ? sentence("alarm.failing", name)
                    : sentence("alarm.silent", name, words.length(source.silentAfter())),
                Line.own(words.of("alarm.meaning")),
                labelled("last-success", source.lastSuccess()),
                labelled("last-news", source.lastNews()))));
    why(source.why(), bounds, blocks);
    check(
        blocks,
        source.failing()
            ? Stream.of("alarm.check.run", "alarm.check.network", "alarm.check.address")
            : Stream.of("alarm.check.page", "alarm.check.address", "alarm.check.rhythm"),
        name);
    blocks.add(new Block.Lines(List.of(Line.own(words.of("alarm.until")))));
    return new Body(blocks);
  }

  private Body delivery(FailingDelivery delivery, Bounds bounds) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(
        new Block.Lines(
            List.of(
                Line.own(
                    words.of(
                        "alarm.delivery", delivery.undelivered(), Words.minute(delivery.since()))),
                Line.own(words.of("alarm.delivery.meaning")))));
    why(delivery.why(), bounds, blocks);
    check(
        blocks,
        Stream.of("alarm.check.run", "alarm.check.tracker", "alarm.check.rights"),
        Line.own(""));
    blocks.add(new Block.Lines(List.of(Line.own(words.of("alarm.until")))));
    return new Body(blocks);
  }

  private void why(String why, Bounds bounds, List<Block> blocks) {
    if (!why.isBlank()) {
      blocks.add(new Block.Heading(words.of("heading.last-error")));
      blocks.add(new Block.Quote(Words.cut(why, bounds.text() / 4)));
    }
  }

  private void check(List<Block> blocks, Stream<String> keys, Line name) {
    blocks.add(new Block.Heading(words.of("heading.check")));
    blocks.add(new Block.Checklist(keys.map(key -> sentence(key, name)).toList()));
  }

  private Line labelled(String key, Optional<Instant> at) {
    return new LineWriter()
        .strong(words.of("column." + key) + words.of("colon").strip())
        .own(" " + at.map(Words::minute).orElse(words.of("never")))
        .line();
  }

  private Line feed(String text, Bounds bounds) {
    return new LineWriter().feed(Words.brief(text, bounds.cell())).line();
  }

  private Line sentence(String key, Object... args) {
    return new LineWriter().sentence(words, key, args).line();
  }
}
