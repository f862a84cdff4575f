package hinomi.ticket;

import hinomi.advisory.Advisory;
import hinomi.advisory.VulnerabilityId;
import hinomi.language.Language;
import hinomi.language.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What joins tickets that exist: further members, and alerts about members; one note a ticket each.
 */
final class Joins {

  /** A ticket, and the alert that is news to it. */
  private record News(TicketRef ticket, VulnerabilityId alert) {}

  private final CaseWriter writer;
  private final Language language;
  private final Map<TicketRef, List<Candidate>> members = new LinkedHashMap<>();
  private final Map<News, List<Candidate>> alerts = new LinkedHashMap<>();
  private final List<Candidate> covered = new ArrayList<>();

  Joins(CaseWriter writer, Language language) {
    this.writer = writer;
    this.language = language;
  }

  void add(Candidate candidate, KnownTicket known) {
    Advisory occasion = candidate.occasion();
    if (!known.members().contains(candidate.judged().vulnerability().id())) {
      members.computeIfAbsent(known.ref(), k -> new ArrayList<>()).add(candidate);
    } else if (candidate.alert() && occasion != null && !known.members().contains(id(occasion))) {
      alerts
          .computeIfAbsent(new News(known.ref(), id(occasion)), k -> new ArrayList<>())
          .add(candidate);
    } else {
      covered.add(candidate);
    }
  }

  private static VulnerabilityId id(Advisory advisory) {
    return VulnerabilityId.of(advisory.id());
  }

  void into(Draft draft) {
    members.forEach(
        (ticket, candidates) -> {
          draft.act(
              new TicketAction.Attach(
                  ticket,
                  candidates.stream().map(c -> c.concern().member()).toList(),
                  writer.attached(about(candidates)),
                  language));
          candidates.forEach(
              c -> draft.ticketed(c, "attached", Message.of("ticket/gate", "attached")));
        });
    alerts.forEach(
        (news, candidates) -> {
          draft.act(
              new TicketAction.Attach(
                  news.ticket(),
                  List.of(Member.of(news.alert())),
                  writer.alerted(about(candidates)),
                  language));
          candidates.forEach(
              c -> draft.ticketed(c, "alerted", Message.of("ticket/gate", "alerted")));
        });
    covered.forEach(c -> draft.ticketed(c, "already", Message.of("ticket/gate", "already")));
  }

  private static Case about(List<Candidate> candidates) {
    Candidate first = candidates.getFirst();
    return new Case(
        first.destination(),
        candidates.stream().map(Candidate::concern).toList(),
        candidates.stream()
            .map(Candidate::occasion)
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null),
        first.handling());
  }
}
