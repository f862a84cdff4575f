package hinomi.cli;

import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** Says what is wrong with a command line, and where to read how it is used. */
final class UsageErrors implements IParameterExceptionHandler {
  private final Terminal terminal;

  UsageErrors(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public int handleParseException(ParameterException e, String[] args) {
    CommandLine at = e.getCommandLine();
    if (args.length == 0 && at.getParent() == null) {
      at.usage(at.getErr());
    } else {
      terminal.err().println(text(e));
      terminal.complain("usage.see", at.getCommandSpec().qualifiedName(" "));
    }
    return Exit.UNUSABLE;
  }

  private String text(ParameterException e) {
    return switch (e) {
      case UnmatchedArgumentException unknown -> unknown(unknown);
      case MissingParameterException missing ->
          terminal.text(
              "usage.missing",
              missing.getMissing().stream()
                  .map(UsageErrors::name)
                  .collect(Collectors.joining(terminal.text("comma"))));
      default -> {
        ArgSpec about = e.getArgSpec();
        yield about == null || e.getValue() == null
            ? String.valueOf(e.getMessage())
            : about.isOption()
                ? terminal.text("usage.value", name(about), e.getValue(), about.paramLabel())
                : terminal.text("usage.word", e.getValue());
      }
    };
  }

  private String unknown(UnmatchedArgumentException e) {
    String first = e.getUnmatched().getFirst();
    String near = String.join(terminal.text("comma"), e.getSuggestions());
    if (!near.isEmpty()) {
      return terminal.text("usage.near", first, near);
    }
    return terminal.text(e.isUnknownOption() ? "usage.option" : "usage.word", first);
  }

  private static String name(ArgSpec spec) {
    return spec instanceof OptionSpec option ? option.longestName() : spec.paramLabel();
  }
}
