package hinomi.cli;

import hinomi.config.ConfigException;
import hinomi.store.StoreException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.HelpCommand;

/** The command {@code hinomi} with all it can do. */
@Command(name = "hinomi")
public final class Hinomi {
  private Hinomi() {}

  /** Carries out a command line. Returns the exit code; throws nothing. */
  public static int run(Services services, Terminal terminal, String... args) {
    return commandLine(services, terminal).execute(MinusWords.apart(args));
  }

  static CommandLine commandLine(Services services, Terminal terminal) {
    CommandLine line = new CommandLine(new Hinomi());
    line.addSubcommand(new InitCommand(services, terminal));
    line.addSubcommand(new CheckCommand(services, terminal));
    line.addSubcommand(new RunCommand(services, terminal));
    line.addSubcommand(new PreviewCommand(services, terminal));
    line.addSubcommand(new ServeCommand(services, terminal));
    line.addSubcommand(new ExplainCommand(services, terminal));
    line.addSubcommand(new MatchCommand(terminal));
    line.addSubcommand(new SearchCommand(services, terminal));
    line.addSubcommand(new ProductsCommand(services, terminal));
    line.addSubcommand(new TicketsCommand(services, terminal));
    line.addSubcommand(new LedgerCommand(services, terminal));
    line.addSubcommand(new PromoteCommand(services, terminal));
    line.addSubcommand(new SilenceCommand(services, terminal));
    line.addSubcommand(new ReportCommand(services, terminal));
    line.addSubcommand(new RedmineSheetCommand(services, terminal));
    line.addSubcommand(new BacktestCommand(services, terminal));
    line.addSubcommand(new BackfillCommand(services, terminal));
    line.addSubcommand(new DbCommand(services, terminal));
    line.addSubcommand(new PasswordCommand(terminal));
    line.addSubcommand(new DemoCommand(services, terminal));
    helpful(line, services);
    line.getSubcommands().values().forEach(command -> helpful(command, services));
    line.addSubcommand(new HelpCommand());
    line.setResourceBundle(new UsageTexts(terminal.language()));
    line.setParameterExceptionHandler(new UsageErrors(terminal));
    line.setOut(
        new java.io.PrintWriter(terminal.out(), true, java.nio.charset.StandardCharsets.UTF_8));
    line.setErr(
        new java.io.PrintWriter(terminal.err(), true, java.nio.charset.StandardCharsets.UTF_8));
    line.setExecutionExceptionHandler((e, at, result) -> failed(terminal, e));
    line.setCaseInsensitiveEnumValuesAllowed(true);
    return line;
  }

  private static void helpful(CommandLine command, Services services) {
    command
        .getCommandSpec()
        .mixinStandardHelpOptions(true)
        .versionProvider(() -> new String[] {"hinomi " + services.version()});
  }

  private static int failed(Terminal terminal, Exception e) {
    switch (e) {
      case ConfigException unusable -> {
        terminal.err().println(unusable.getMessage());
        return Exit.UNUSABLE;
      }
      case StoreException store ->
          terminal.err().println("hinomi: " + store.message().in(terminal.language()));
      case InterruptedException stopped -> {
        Thread.currentThread().interrupt();
        terminal.complain("interrupted");
      }
      default -> {
        terminal.complain("unexpected", String.valueOf(e));
        if (terminal.environment().containsKey("HINOMI_DEBUG")) {
          e.printStackTrace(terminal.err());
        }
      }
    }
    return Exit.FAILED;
  }
}
