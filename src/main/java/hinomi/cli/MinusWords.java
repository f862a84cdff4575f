package hinomi.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Tells words with a minus ({@code search nginx -crash}) from options, which the command line's
 * parser does not: to it that is {@code -c} with the file {@code rash}.
 */
final class MinusWords {
  private static final Set<String> WITH_VALUE = Set.of("-c");
  private static final Set<String> ALONE = Set.of("-v", "-h", "-V");
  private static final String END_OF_OPTIONS = "--";

  private MinusWords() {}

  /** The same command line with its words at the end, where no option is looked for. */
  static String[] apart(String... args) {
    if (args.length == 0 || !args[0].equals("search")) {
      return args;
    }
    List<String> options = new ArrayList<>(List.of(args[0]));
    List<String> words = new ArrayList<>();
    for (int i = 1; i < args.length; i++) {
      String arg = args[i];
      if (arg.equals(END_OF_OPTIONS)) {
        words.addAll(List.of(args).subList(i + 1, args.length));
        break;
      }
      boolean isLong = arg.startsWith("--");
      if (!isLong && (!arg.startsWith("-") || !isShort(arg))) {
        words.add(arg);
      } else {
        options.add(arg);
        boolean takesNext =
            WITH_VALUE.contains(arg) || arg.equals("--config") || arg.equals("--limit");
        if (takesNext && i + 1 < args.length) {
          options.add(args[++i]);
        }
      }
    }
    if (!words.isEmpty()) {
      options.add(END_OF_OPTIONS);
      options.addAll(words);
    }
    return options.toArray(String[]::new);
  }

  private static boolean isShort(String arg) {
    return WITH_VALUE.contains(arg) || ALONE.contains(arg);
  }
}
