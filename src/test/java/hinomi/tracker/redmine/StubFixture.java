package hinomi.tracker.redmine;

import static org.assertj.core.api.Assertions.assertThat;

import hinomi.advisory.Severity;
import hinomi.advisory.VulnerabilityId;
import hinomi.http.Answer;
import hinomi.http.Call;
import hinomi.http.Fetched;
import hinomi.http.Http;
import hinomi.http.HttpSettings;
import hinomi.http.PoliteHttp;
import hinomi.http.Validators;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.ticket.Body;
import hinomi.ticket.Body.Block;
import hinomi.ticket.Body.Line;
import hinomi.ticket.Member;
import hinomi.ticket.TicketAction;
import hinomi.ticket.TicketAction.FieldName;
import hinomi.ticket.TicketRef;
import hinomi.tracker.Outcome;
import hinomi.tracker.redmine.StubRedmine.Version;
import hinomi.watch.Handling;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** A stub, trackers on it, and plain actions. */
final class StubFixture implements AutoCloseable {
  static final String DESTINATION = "redmine/vuln";

  final StubRedmine stub;
  private final PoliteHttp polite = new PoliteHttp("test", HttpSettings.NONE);
  private final Http impatient = new Impatient(polite);

  StubFixture(Version version) throws IOException {
    stub = new StubRedmine(version);
  }

  @Override
  public void close() {
    polite.close();
    stub.close();
  }

  RedmineSettings settings() {
    return RedmineSettings.of(stub.url(), StubRedmine.KEY, "vuln");
  }

  RedmineTracker tracker() {
    return tracker(settings());
  }

  RedmineTracker tracker(RedmineSettings settings) {
    return new RedmineTracker(settings, impatient, InstantSource.system());
  }

  /** Settings with other fields. */
  static RedmineSettings with(RedmineSettings s, Map<String, String> fields) {
    return full(s, fields, s.watchers(), s.existing());
  }

  static RedmineSettings with(RedmineSettings s, Notify watchers) {
    return full(s, s.fields(), watchers, s.existing());
  }

  static RedmineSettings with(RedmineSettings s, RedmineSettings.Existing existing) {
    return full(s, s.fields(), s.watchers(), existing);
  }

  private static RedmineSettings full(
      RedmineSettings s,
      Map<String, String> fields,
      Notify watchers,
      RedmineSettings.Existing existing) {
    return new RedmineSettings(
        s.url(),
        s.apiKey(),
        s.basic(),
        s.project(),
        s.format(),
        Optional.of("機能"),
        s.priorities(),
        Optional.of("進行中"),
        s.notOurs(),
        s.done(),
        fields,
        watchers,
        existing);
  }

  static Member member(String id, String... aliases) {
    SortedSet<VulnerabilityId> others = new TreeSet<>();
    for (String alias : aliases) {
      others.add(new VulnerabilityId(alias));
    }
    return new Member(new VulnerabilityId(id), others);
  }

  static TicketAction.File file(String subject, Handling handling, Member... members) {
    return file(DESTINATION, subject, handling, null, members);
  }

  static TicketAction.File file(
      String destination,
      String subject,
      Handling handling,
      @Nullable TicketRef related,
      Member... members) {
    TreeMap<FieldName, String> fields = new TreeMap<>();
    fields.put(FieldName.CVE, members[0].id().value());
    fields.put(FieldName.CVSS, "9.8");
    return new TicketAction.File(
        destination,
        List.of(members),
        subject,
        note("本文 " + subject),
        Severity.CRITICAL,
        handling,
        fields,
        Language.JA,
        related);
  }

  static Body note(String words) {
    return new Body(List.of(new Block.Lines(List.of(Line.own(words)))));
  }

  static Outcome.Done done(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Done.class);
    return (Outcome.Done) outcome;
  }

  static Outcome.Refused refused(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return (Outcome.Refused) outcome;
  }

  static Outcome.TryLater late(Outcome outcome) {
    assertThat(outcome).isInstanceOf(Outcome.TryLater.class);
    return (Outcome.TryLater) outcome;
  }

  static List<String> keys(List<Message> messages) {
    return messages.stream().map(Message::key).toList();
  }

  /** Waits for half a second only, whatever is asked. */
  private record Impatient(Http http) implements Http {
    @Override
    public Fetched get(URI uri, Validators known) throws IOException, InterruptedException {
      return http.get(uri, known);
    }

    @Override
    public void download(URI uri, Path file, long limit) throws IOException, InterruptedException {
      http.download(uri, file, limit);
    }

    @Override
    public Answer send(Call call) throws IOException, InterruptedException {
      Duration shorter = Duration.ofMillis(1500);
      return http.send(new Call(call.method(), call.uri(), call.headers(), call.body(), shorter));
    }
  }
}
