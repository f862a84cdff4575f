import hinomi.advisory.Vulnerability;
import hinomi.language.Language;
import hinomi.language.Message;
import hinomi.pipeline.records.MatchFiles;
import hinomi.ticket.Case;
import hinomi.ticket.Concern;
import hinomi.ticket.TicketAction;
import hinomi.ticket.render.MarkdownRenderer;
import hinomi.ticket.render.Renderer;
import hinomi.ticket.render.TextileRenderer;
import hinomi.ticket.text.TicketWriter;
import hinomi.watch.Catalogue;
import hinomi.watch.Matcher;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import java.io.InputStream;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How many texts of tickets a second of a processor writes, of every match of some watches in captured CVE records, each a
 * ticket of its own. The floor beside it: to copy the same texts and turn their characters round.
 */
class TicketText {
  private static final List<String> PRODUCTS =
      List.of("nginx", "WordPress", "OpenSSL", "Google Chrome", "Apache Tomcat", "PostgreSQL", "Movable Type",
          "Cisco IOS", "Linux Kernel", "Windows Server 2019", "PHP", "Oracle Java SE");

  private final List<Case> cases = new ArrayList<>();

  public static void main(String[] args) throws Exception {
    TicketText bench = new TicketText();
    bench.find(Path.of(args[0]), Integer.parseInt(args[1]));
    double seconds = Double.parseDouble(args[2]);
    System.out.printf("%,d tickets%n%-22s %12s %12s %12s %14s%n", bench.cases.size(), "", "a second", "CPU µs each",
        "characters", "floor, µs each");
    for (Language language : List.of(Language.JA, Language.EN)) {
      bench.write(language, "Textile", new TextileRenderer(), seconds);
      bench.write(language, "Markdown", new MarkdownRenderer(), seconds);
    }
  }

  private void find(Path folder, int most) throws Exception {
    Matcher matcher = new Matcher(PRODUCTS.stream().map(Watch::of).toList(), Catalogue.bundled());
    MatchFiles files =
        new MatchFiles(
            matcher,
            new MatchFiles.Listener() {
              @Override
              public String words(Vulnerability vulnerability, Verdict verdict) {
                if (verdict instanceof Verdict.Matched match) {
                  add(vulnerability, match);
                }
                return "";
              }

              @Override
              public void told(String words) {}

              @Override
              public void refused(String ref, Message why) {}
            });
    try (DirectoryStream<Path> all = Files.newDirectoryStream(folder, "cve5-*.ndjson.gz")) {
      List<Path> newest = new ArrayList<>();
      all.forEach(newest::add);
      newest.sort(Comparator.reverseOrder());
      for (Path file : newest) {
        if (cases.size() < most) {
          try (InputStream in = Files.newInputStream(file)) {
            files.read(file.getFileName().toString(), in);
          }
        }
      }
    }
    while (cases.size() > most) {
      cases.removeLast();
    }
  }

  private synchronized void add(Vulnerability vulnerability, Verdict.Matched match) {
    cases.add(
        new Case("redmine", List.of(new Concern(vulnerability, List.of(match))), null, match.watch().handling()));
  }

  private void write(Language language, String format, Renderer renderer, double seconds) {
    TicketWriter writer = new TicketWriter(language);
    long characters = 0;
    List<String> texts = new ArrayList<>();
    for (Case one : cases) {
      String text = text(writer, renderer, one);
      characters += text.length();
      texts.add(text);
    }
    double each = least(seconds, () -> cases.stream().mapToLong(c -> text(writer, renderer, c).length()).sum());
    double floor = least(seconds, () -> texts.stream().mapToLong(t -> new StringBuilder(t).reverse().length()).sum());
    System.out.printf("%-22s %,12.0f %12.1f %,12d %14.1f%n", format + ", " + language, 1e6 / each, each,
        characters / cases.size(), floor);
  }

  private static String text(TicketWriter writer, Renderer renderer, Case one) {
    TicketAction.File ticket = writer.write(one);
    return ticket.subject() + renderer.render(ticket.body());
  }

  /** The least processor time of several rounds, in microseconds a ticket. */
  private double least(double seconds, LongSupplier round) {
    ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    double least = Double.MAX_VALUE;
    long until = System.nanoTime() + (long) (seconds * 1e9);
    do {
      long begun = threads.getCurrentThreadCpuTime();
      if (round.getAsLong() == 0) {
        throw new IllegalStateException("nothing was written");
      }
      least = Math.min(least, (threads.getCurrentThreadCpuTime() - begun) / 1e3 / cases.size());
    } while (System.nanoTime() < until);
    return least;
  }
}
