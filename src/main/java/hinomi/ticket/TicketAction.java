package hinomi.ticket;

import hinomi.advisory.Severity;
import hinomi.language.Language;
import hinomi.watch.Handling;
import java.time.LocalDate;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What is to be done in a tracker. Complete in itself: a tracker needs nothing else to carry it
 * out.
 */
public sealed interface TicketAction {

  /** Where: tracker and project, as in {@code redmine/vuln} or {@code board}. */
  String destination();

  /** The vulnerabilities that it is about, the founder first; never empty. */
  List<Member> members();

  /**
   * A new ticket.
   *
   * @param subject one line of plain text, at most 255 characters
   * @param body the text; the tracker renders it and appends the line of keys
   * @param severity what its priority follows from; null while unscored
   * @param handling how its watch wants it filed
   * @param fields plain values for the tracker's named fields, by {@link FieldName}
   * @param language of subject and body
   * @param related a ticket to relate the new one to, or null
   * @param due when it is to be dealt with, or null
   * @param kind what sort of ticket it is
   * @param origin where it comes from
   */
  record File(
      String destination,
      List<Member> members,
      String subject,
      Body body,
      @Nullable Severity severity,
      Handling handling,
      SortedMap<FieldName, String> fields,
      Language language,
      @Nullable TicketRef related,
      @Nullable LocalDate due,
      Kind kind,
      Origin origin)
      implements TicketAction {
    public File {
      origin = origin == null ? Origin.NONE : origin;
      kind = kind == null ? Kind.CASE : kind;
      members = List.copyOf(members);
      fields = java.util.Collections.unmodifiableSortedMap(new TreeMap<>(fields));
    }

    /** The ticket of a case, without a due date. */
    public File(
        String destination,
        List<Member> members,
        String subject,
        Body body,
        @Nullable Severity severity,
        Handling handling,
        SortedMap<FieldName, String> fields,
        Language language,
        @Nullable TicketRef related) {
      this(
          destination,
          members,
          subject,
          body,
          severity,
          handling,
          fields,
          language,
          related,
          null,
          Kind.CASE,
          Origin.NONE);
    }

    /** The same ticket, also under the keys of these. */
    public File with(List<Member> all) {
      return new File(
          destination,
          all,
          subject,
          body,
          severity,
          handling,
          fields,
          language,
          related,
          due,
          kind,
          origin);
    }

    /** The same ticket, related to another one. */
    public File relatedTo(@Nullable TicketRef other) {
      return new File(
          destination,
          members,
          subject,
          body,
          severity,
          handling,
          fields,
          language,
          other,
          due,
          kind,
          origin);
    }

    /** The same ticket, of another origin. */
    public File from(Origin other) {
      return new File(
          destination,
          members,
          subject,
          body,
          severity,
          handling,
          fields,
          language,
          related,
          due,
          kind,
          other);
    }

    /** The same ticket with a due date. */
    public File by(@Nullable LocalDate day) {
      return new File(
          destination,
          members,
          subject,
          body,
          severity,
          handling,
          fields,
          language,
          related,
          day,
          kind,
          origin);
    }
  }

  /**
   * Further members for a ticket that exists: one update that writes their keys and a note
   * together.
   *
   * @param ticket the ticket
   * @param members the further members
   * @param note what to say
   * @param lift what changes with it
   */
  record Attach(TicketRef ticket, List<Member> members, Body note, Language language, Lift lift)
      implements TicketAction {
    public Attach {
      members = List.copyOf(members);
      lift = lift == null ? Lift.NONE : lift;
    }

    /** A note that changes nothing else. */
    public Attach(TicketRef ticket, List<Member> members, Body note, Language language) {
      this(ticket, members, note, language, Lift.NONE);
    }

    @Override
    public String destination() {
      return ticket.destination();
    }
  }

  /**
   * A ticket that a person made becomes the vulnerability's: one note, which also carries the line
   * of keys; its text and fields stay untouched.
   *
   * @param ticket the person's ticket
   * @param members what it covers from now on
   * @param note what to say
   */
  record Adopt(TicketRef ticket, List<Member> members, Body note, Language language)
      implements TicketAction {
    public Adopt {
      members = List.copyOf(members);
    }

    @Override
    public String destination() {
      return ticket.destination();
    }
  }

  /**
   * A note on a ticket that exists.
   *
   * @param ticket the ticket
   * @param members whom the note is about
   * @param note what to say
   * @param lift what changes with it
   */
  record Note(TicketRef ticket, List<Member> members, Body note, Language language, Lift lift)
      implements TicketAction {
    public Note {
      members = List.copyOf(members);
      lift = lift == null ? Lift.NONE : lift;
    }

    /** A note that changes nothing else. */
    public Note(TicketRef ticket, List<Member> members, Body note, Language language) {
      this(ticket, members, note, language, Lift.NONE);
    }

    @Override
    public String destination() {
      return ticket.destination();
    }
  }

  /** The founder: whose key the ticket carries in its key field. */
  default Member founder() {
    return members().getFirst();
  }

  /** What sort of ticket it is. Names are stored: never rename one. */
  enum Kind {
    /** Vulnerabilities that concern us. */
    CASE,
    /** The day's list of what is worth knowing and not worth a ticket each. */
    DIGEST,
    /** The week's summary. */
    WEEKLY,
    /** A source or a delivery that has gone silent. */
    ALARM
  }

  /** A field that a tracker may have, named as in {@code hinomi.yml} below {@code fields}. */
  enum FieldName {
    CVE,
    JVNDB,
    CVSS,
    SEVERITY,
    CWE,
    SOURCE
  }
}
