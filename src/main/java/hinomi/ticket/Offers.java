package hinomi.ticket;

import hinomi.advisory.Severity;
import hinomi.language.Message;
import java.util.List;
import java.util.Optional;

/**
 * What a tracker has, by name, for whoever writes its settings; a tracker implements it. A list
 * that the user may not read is empty.
 */
public interface Offers extends AutoCloseable {

  /**
   * One thing of a list.
   *
   * @param setting how the settings name it: an identifier, a name, or an id where the name would
   *     not do
   * @param name as people know it
   */
  record Choice(String setting, String name) {}

  /**
   * A custom field.
   *
   * @param required whether a ticket without it is refused, as far as the tracker tells
   * @param values that it takes; empty for any
   */
  record Field(Choice choice, boolean required, List<String> values) {
    public Field {
      values = List.copyOf(values);
    }
  }

  /** The tracker does not answer, or not to this user. */
  final class Unreachable extends Exception {
    private static final long serialVersionUID = 1L;
    private final transient Message why;

    /**
     * @param why what is wrong and what to do
     */
    public Unreachable(Message why) {
      super(why.key(), null, false, false);
      this.why = why;
    }

    /** What is wrong and what to do. */
    public Message why() {
      return why;
    }
  }

  /**
   * The login of the user.
   *
   * @throws Unreachable where address or key do not work
   */
  String user() throws Unreachable, InterruptedException;

  /** Projects that can take tickets. */
  List<Choice> projects() throws Unreachable, InterruptedException;

  /**
   * Kinds of tickets that a project knows.
   *
   * @throws Unreachable also where there is no such project, or the user may not see it
   */
  List<Choice> kinds(String project) throws Unreachable, InterruptedException;

  /** Priorities, lowest first. */
  List<Choice> priorities() throws Unreachable, InterruptedException;

  /** The priority that a severity gets unless the settings say otherwise. */
  Optional<Choice> usual(Severity severity) throws Unreachable, InterruptedException;

  /**
   * Custom fields of a project's tickets.
   *
   * @param kind of the tickets; empty for the project's first
   */
  List<Field> fields(String project, Optional<String> kind)
      throws Unreachable, InterruptedException;

  /** Whether this user is told which fields are required; else none seems to be. */
  boolean tellsRequired() throws Unreachable, InterruptedException;

  /** People and groups of a project that may be told of tickets. */
  List<Choice> members(String project) throws Unreachable, InterruptedException;

  @Override
  void close();
}
