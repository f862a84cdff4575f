package hinomi.fuzz;

import hinomi.advisory.Vulnerability;
import hinomi.language.Message;
import hinomi.pipeline.records.MatchFiles;
import hinomi.watch.Catalogue;
import hinomi.watch.Matcher;
import hinomi.watch.Verdict;
import hinomi.watch.Watch;
import java.io.ByteArrayInputStream;
import java.util.List;

/** Any bytes in place of a file of records. */
public final class RecordFileFuzz {
  private static final Matcher MATCHER =
      new Matcher(List.of(Watch.of("nginx"), Watch.of("Windows")), Catalogue.bundled());

  private RecordFileFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws InterruptedException {
    new MatchFiles(MATCHER, new Nobody()).read("file", new ByteArrayInputStream(data));
  }

  private static final class Nobody implements MatchFiles.Listener {
    @Override
    public String words(Vulnerability vulnerability, Verdict verdict) {
      return vulnerability.id().value();
    }

    @Override
    public void told(String words) {}

    @Override
    public void refused(String ref, Message why) {}
  }
}
