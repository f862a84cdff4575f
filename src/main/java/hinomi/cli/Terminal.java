package hinomi.cli;

import hinomi.language.Language;
import hinomi.language.Message;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where the command line speaks: UTF-8 whatever the locale, since cron has none. Whether a person
 * watches is told by the launcher.
 */
public final class Terminal {
  private static final String ROOM = "cli";

  private final PrintStream out;
  private final PrintStream err;
  private final boolean outIsTerminal;
  private final boolean errIsTerminal;
  private final Optional<Prompt> prompt;
  private final Map<String, String> environment;
  private Language language;

  /** One that nobody can be asked through. */
  public Terminal(
      PrintStream out,
      PrintStream err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      Map<String, String> environment) {
    this(out, err, outIsTerminal, errIsTerminal, Optional.empty(), environment);
  }

  Terminal(
      PrintStream out,
      PrintStream err,
      boolean outIsTerminal,
      boolean errIsTerminal,
      Optional<Prompt> prompt,
      Map<String, String> environment) {
    this.prompt = prompt;
    this.out = out;
    this.err = err;
    this.outIsTerminal = outIsTerminal;
    this.errIsTerminal = errIsTerminal;
    this.environment = Map.copyOf(environment);
    this.language = spoken(environment);
  }

  /** The process's own streams. */
  public static Terminal ofProcess() {
    return new Terminal(
        new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8),
        new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8),
        isTerminal("stdout"),
        isTerminal("stderr"),
        prompt(System.getProperty("hinomi.stdin", "")),
        System.getenv());
  }

  private static Optional<Prompt> prompt(String stdin) {
    return switch (stdin) {
      case "tty" -> Optional.of(Prompt.ofProcess());
      case "pipe" -> Optional.of(Prompt.prepared(System.in));
      default -> Optional.empty();
    };
  }

  private static boolean isTerminal(String stream) {
    return "tty".equals(System.getProperty("hinomi." + stream));
  }

  /** The language of the locale, as the C library would take it. */
  private static Language spoken(Map<String, String> environment) {
    for (String name : new String[] {"LC_ALL", "LC_MESSAGES", "LANG"}) {
      String value = environment.getOrDefault(name, "");
      if (!value.isBlank()) {
        return Language.of(Locale.forLanguageTag(value.replaceAll("[._@].*", "")));
      }
    }
    return Language.EN;
  }

  PrintStream out() {
    return out;
  }

  PrintStream err() {
    return err;
  }

  /** Whether a person reads standard output as it comes. */
  boolean watched() {
    return outIsTerminal;
  }

  boolean errWatched() {
    return errIsTerminal;
  }

  /** Who can be asked; empty where nobody is there. */
  Optional<Prompt> prompt() {
    return prompt;
  }

  Map<String, String> environment() {
    return environment;
  }

  Language language() {
    return language;
  }

  /** From now on it speaks the configuration's language. */
  void speak(Language value) {
    language = value;
  }

  String text(String key, Object... args) {
    return Message.of(ROOM, key, args).in(language);
  }

  void say(String key, Object... args) {
    out.println(text(key, args));
  }

  /** Says something that went wrong. */
  void complain(String key, Object... args) {
    err.println(text(key, args));
  }
}
