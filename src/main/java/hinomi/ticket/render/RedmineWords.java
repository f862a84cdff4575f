package hinomi.ticket.render;

import java.util.regex.Pattern;

/**
 * What Redmine looks for in the finished HTML, or in the source before any markup, whatever the
 * format: links to issues, revisions and other objects, wiki links, macros, mentions, mail and web
 * addresses (ApplicationHelper's {@code LINKS_RE}, {@code MACROS_RE}, {@code parse_wiki_links};
 * LinksHelper's {@code AUTO_LINK_RE}; Mentionable).
 */
final class RedmineWords {
  private static final Pattern OBJECT =
      Pattern.compile(
          "(?<![\\p{L}\\p{N}])(?:attachment|document|version|forum|news|message|project|commit"
              + "|source|export|user|issue|wiki)$",
          Pattern.CASE_INSENSITIVE);

  private RedmineWords() {}

  /**
   * Whether the character at an index must not stand next to the following one, so that Redmine
   * finds nothing there.
   */
  static boolean bindsAt(String text, int i) {
    char next = i + 1 < text.length() ? text.charAt(i + 1) : '\0';
    char previous = i > 0 ? text.charAt(i - 1) : ' ';
    return switch (text.charAt(i)) {
      case '@' -> true;
      case '{' -> next == '{' || next == '\0';
      case '[' -> next == '[' || next == '\0';
      case '#' ->
          !isUpperOrDigit(previous)
              && (Character.isDigit(next)
                  || next == '#'
                  || next == '\0'
                  || text.startsWith("note", i + 1));
      case 'r' -> !Character.isLetterOrDigit(previous) && Character.isDigit(next);
      case '!' -> !Character.isLetterOrDigit(previous) || next == '\0' || next == '[';
      case ':' ->
          text.startsWith("//", i + 1)
              || (!Character.isWhitespace(next)
                  && OBJECT.matcher(text.substring(Math.max(0, i - 12), i)).find());
      case '.' -> text.regionMatches(true, i - 3, "www", 0, 3);
      default -> false;
    };
  }

  private static boolean isUpperOrDigit(char c) {
    return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }
}
