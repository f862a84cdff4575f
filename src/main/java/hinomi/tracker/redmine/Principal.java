package hinomi.tracker.redmine;

import java.util.Arrays;
import java.util.List;

/**
 * A member of a project.
 *
 * @param id of the user or group
 * @param name as Redmine shows it, whose order of family and given name is a setting
 * @param group whether it is a group
 */
record Principal(int id, String name, boolean group) {

  /** Whether a text is this name, in either order and with or without a space between. */
  boolean isCalled(String text) {
    String wanted = Named.folded(text).replace(" ", "");
    List<String> words = Arrays.asList(Named.folded(name).split(" +"));
    return String.join("", words).equals(wanted)
        || String.join("", words.reversed()).equals(wanted);
  }
}
