package hinomi.web;

import java.util.Map;

/** What a page answers. */
public sealed interface Reply {

  /**
   * A whole page, in the frame that all have.
   *
   * @param template below {@code src/main/jte}, such as {@code today/today.jte}
   * @param model the template's parameters by name, but {@code frame}
   */
  record Page(int status, String template, Map<String, Object> model) implements Reply {}

  /** A piece of a page, for htmx. The template gets {@code frame} too. */
  record Fragment(String template, Map<String, Object> model) implements Reply {}

  /** To be asked for elsewhere, with GET. The address starts with a slash: never another host's. */
  record Redirect(String path) implements Reply {
    public Redirect {
      if (!path.startsWith("/") || path.startsWith("//") || path.contains("\\")) {
        throw new IllegalArgumentException("not a path of ours: " + path);
      }
    }
  }

  /**
   * To be asked for at another server, with GET.
   *
   * @param address of our own configuration, never of a request
   */
  record Elsewhere(String address) implements Reply {}

  /**
   * Something that is asked for again and again: answered in short where it has not changed.
   *
   * @param body the same bytes for as long as nothing changes
   */
  record Feed(String type, byte[] body) implements Reply {}

  /**
   * Something else than a page.
   *
   * @param name what a browser saves it as; empty to show it
   */
  record File(String type, String name, byte[] body) implements Reply {}

  /** There is no such thing. */
  record Missing() implements Reply {}

  /**
   * It cannot be done.
   *
   * @param status of HTTP
   * @param why and what to do, in the visitor's language
   */
  record Refused(int status, String why) implements Reply {}

  static Reply page(String template, Map<String, Object> model) {
    return new Page(200, template, model);
  }
}
