package hinomi;

import hinomi.cli.Hinomi;
import hinomi.cli.Terminal;

/** The entry point. */
public final class Main {
  private Main() {}

  public static void main(String[] args) {
    Terminal terminal = Terminal.ofProcess();
    System.exit(Hinomi.run(new App(System.getenv()), terminal, args));
  }
}
