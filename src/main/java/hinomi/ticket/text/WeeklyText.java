package hinomi.ticket.text;

import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Weekly;
import hinomi.ticket.Weekly.SourceWeek;
import hinomi.ticket.Weekly.Topic;
import hinomi.ticket.Weekly.WatchWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The words of a week's summary. */
final class WeeklyText {
  private static final int ROWS = 50;

  private final Words words;
  private final Weekly week;

  WeeklyText(Words words, Weekly week) {
    this.words = words;
    this.week = week;
  }

  String subject() {
    LocalDate to = week.to();
    boolean sameYear = week.from().getYear() == to.getYear();
    return words.of(
        "weekly.subject",
        week.from(),
        sameYear ? to.toString().substring(5) : to,
        week.filed().size(),
        week.done(),
        week.untouched().size());
  }

  Body body(Bounds bounds) {
    ListedTable tickets = new ListedTable(words, bounds);
    List<Block> blocks = new ArrayList<>();
    blocks.add(figures(bounds));
    blocks.addAll(tickets.of("heading.untouched", week.untouched()));
    blocks.addAll(tickets.of("heading.overdue", week.overdue()));
    blocks.addAll(tickets.of("heading.filed", week.filed()));
    blocks.addAll(new Proposals(words, bounds).blocks(week.proposals()));
    blocks.addAll(watches(bounds));
    blocks.addAll(topics(bounds));
    blocks.addAll(sources(bounds));
    return new Body(blocks);
  }

  private Block figures(Bounds bounds) {
    List<Line> lines = new ArrayList<>();
    if (week.filed().isEmpty()) {
      boolean well = week.sources().stream().allMatch(s -> s.failures() == 0);
      lines.add(new LineWriter().strong(words.of(well ? "weekly.quiet" : "weekly.ailing")).line());
    }
    lines.add(
        Line.own(
            words.of(
                "weekly.figures",
                week.filed().size(),
                week.done(),
                week.notOurs(),
                week.inProgress(),
                week.untouched().size(),
                week.overdue().size())));
    lines.add(Line.own(words.of("weekly.considered", week.considered())));
    week.untouchedUrl()
        .ifPresent(
            url -> lines.add(new LineWriter().link(words.of("weekly.list"), url, bounds).line()));
    return new Block.Lines(lines);
  }

  private List<Block> watches(Bounds bounds) {
    List<WatchWeek> spoke =
        week.watches().stream().filter(w -> w.tickets() + w.digest() + w.dropped() > 0).toList();
    int silent = week.watches().size() - spoke.size();
    List<Block> blocks = new ArrayList<>();
    blocks.addAll(
        table(
            "heading.watches",
            spoke.stream()
                .map(
                    w ->
                        List.of(
                            feed(w.watch(), bounds),
                            Line.own(Integer.toString(w.tickets())),
                            Line.own(Integer.toString(w.digest())),
                            Line.own(Integer.toString(w.dropped()))))
                .toList(),
            bounds,
            "watch",
            "tickets",
            "digest",
            "dropped"));
    if (silent > 0) {
      blocks.add(new Block.Lines(List.of(Line.own(words.of("weekly.silent", silent)))));
    }
    return blocks;
  }

  private List<Block> topics(Bounds bounds) {
    if (week.topics().isEmpty()) {
      return List.of();
    }
    int most = bounds.rows(ROWS);
    List<Line> items = new ArrayList<>();
    for (Topic topic : week.topics().subList(0, Math.min(most, week.topics().size()))) {
      String label = topic.title().isBlank() ? topic.url() : topic.title();
      items.add(
          new LineWriter().link(Words.brief(label, bounds.cell()), topic.url(), bounds).line());
    }
    if (week.topics().size() > most) {
      items.add(Line.own(words.of("more", week.topics().size() - most)));
    }
    return List.of(new Block.Heading(words.of("heading.topics")), new Block.Bullets(items));
  }

  private List<Block> sources(Bounds bounds) {
    List<List<Line>> rows = new ArrayList<>();
    for (SourceWeek source : week.sources()) {
      String state =
          source.failures() == 0
              ? words.of("weekly.well")
              : words.of("weekly.failing", source.failures());
      rows.add(
          List.of(
              feed(source.source(), bounds),
              Line.own(state),
              Line.own(when(source.lastSuccess())),
              Line.own(when(source.lastNews()))));
    }
    return table(
        "heading.sources-week", rows, bounds, "source", "state", "last-success", "last-news");
  }

  private String when(Optional<Instant> at) {
    return at.map(Words::minute).orElse(words.of("never"));
  }

  private List<Block> table(String heading, List<List<Line>> rows, Bounds bounds, String... head) {
    if (rows.isEmpty()) {
      return List.of();
    }
    int most = bounds.rows(ROWS);
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Heading(words.of(heading)));
    blocks.add(
        new Block.Table(
            Stream.of(head).map(h -> words.of("column." + h)).toList(),
            rows.stream().limit(most).toList()));
    if (rows.size() > most) {
      blocks.add(new Block.Lines(List.of(Line.own(words.of("more", rows.size() - most)))));
    }
    return blocks;
  }

  private static Line feed(String text, Bounds bounds) {
    return new LineWriter().feed(Words.brief(text, bounds.cell())).line();
  }
}
