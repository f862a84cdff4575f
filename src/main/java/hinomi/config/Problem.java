package hinomi.config;

import hinomi.language.Language;
import hinomi.language.Message;
import java.nio.file.Path;

/**
 * Something in a configuration that is wrong, or that the user should know.
 *
 * @param file which file, as it was named on the command line
 * @param line counted from 1; 0 where it is about the whole file
 * @param column counted from 1, in characters; 0 where it is about the whole line or file
 * @param message what is wrong, and what to write instead
 */
public record Problem(Path file, int line, int column, Message message) {

  /** As compilers print it: {@code hinomi.yml:12:14: …}. */
  public String in(Language language) {
    StringBuilder out = new StringBuilder().append(file);
    if (line > 0) {
      out.append(':').append(line);
      if (column > 0) {
        out.append(':').append(column);
      }
    }
    return out.append(": ").append(message.in(language)).toString();
  }
}
