package hinomi.cli;

import hinomi.advisory.Severity;
import hinomi.store.Store.TicketRow;
import hinomi.ticket.Life;
import hinomi.ticket.TicketState;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Tickets as a list, for people or machines. */
final class TicketList {
  private final Terminal terminal;
  private final LocalDate today;
  private final Instant now;
  private final ZoneId zone;

  /**
   * @param zone in which days and times are told
   */
  TicketList(Terminal terminal, Instant now, ZoneId zone) {
    this.terminal = terminal;
    this.today = LocalDate.ofInstant(now, zone);
    this.now = now;
    this.zone = zone;
  }

  void print(List<TicketRow> rows) {
    Map<TicketState, Integer> counts = new EnumMap<>(TicketState.class);
    for (TicketRow row : rows) {
      TicketState state = TicketState.of(row.life(), today);
      counts.merge(state, 1, Integer::sum);
      String ref = row.ref().map(Object::toString).orElseGet(() -> terminal.text("tickets.waits"));
      String url = row.ref().map(r -> r.url()).orElse("");
      Life life = row.life();
      StringBuilder line =
          new StringBuilder(ref + "  " + words(state))
              .append("  ")
              .append(terminal.text("tickets.age", age(row)));
      life.severity()
          .ifPresent(v -> line.append("  ").append(terminal.text("tickets.severity." + word(v))));
      life.due().ifPresent(d -> line.append("  ").append(terminal.text("tickets.due", d)));
      if (!assignee(row).isEmpty()) {
        line.append("  ").append(ExplanationText.plain(assignee(row)));
      }
      line.append("  ").append(ExplanationText.plain(row.subject()));
      terminal.out().println(line + (url.isEmpty() ? "" : "  " + url));
    }
    if (rows.isEmpty()) {
      terminal.say("tickets.none");
    } else {
      terminal.say(
          "tickets.count",
          rows.size(),
          counts.entrySet().stream()
              .map(e -> words(e.getKey()) + " " + e.getValue())
              .collect(Collectors.joining(terminal.text("comma"))));
    }
    rows.stream()
        .map(row -> row.life().read())
        .flatMap(Optional::stream)
        .max(Comparator.naturalOrder())
        .ifPresent(at -> terminal.say("tickets.read", ExplanationText.time(at, zone)));
  }

  private static String word(Severity severity) {
    return severity.name().toLowerCase(Locale.ROOT);
  }

  private String words(TicketState state) {
    return terminal.text("tickets.state." + state.word());
  }

  private long age(TicketRow row) {
    return Duration.between(row.filed().orElse(row.planned()), now).toDays();
  }

  private static String assignee(TicketRow row) {
    return row.life().read().isPresent() ? row.life().assignee() : row.life().assignTo();
  }

  String json(List<TicketRow> rows) {
    JsonMapper mapper = JsonMapper.shared();
    ArrayNode root = mapper.createArrayNode();
    for (TicketRow row : rows) {
      ObjectNode one = root.addObject();
      Life life = row.life();
      one.put("destination", row.destination());
      one.put("subject", row.subject());
      row.ref()
          .ifPresent(
              ref -> {
                one.put("id", ref.id());
                one.put("url", ref.url());
              });
      ArrayNode members = one.putArray("vulnerabilities");
      row.members().forEach(m -> members.add(m.value()));
      one.put("planned", row.planned().toString());
      LifeJson.moment(one, "filed", row.filed());
      LifeJson.put(one, life);
      one.put("state", TicketState.of(row.life(), today).word());
      one.put("ageDays", age(row));
      one.put("assignee", assignee(row));
    }
    return mapper.writerWithDefaultPrettyPrinter().writeValueAsString(root);
  }
}
