package hinomi.source.kev;

import hinomi.http.Fetched;
import hinomi.http.Validators;
import hinomi.language.Message;
import hinomi.source.Cursor;
import hinomi.source.Page;
import hinomi.source.Source;
import hinomi.source.SourceFailure;
import hinomi.source.SourceSetup;
import java.io.IOException;
import java.net.URI;
import java.util.List;

/**
 * CISA's catalogue of known exploited vulnerabilities
 * (https://www.cisa.gov/known-exploited-vulnerabilities-catalog), one file that is read whole
 * whenever it has changed.
 */
public final class KevSource implements Source {
  static final String ROOM = "source/kev";

  private static final URI PUBLIC =
      URI.create(
          "https://www.cisa.gov/sites/default/files/feeds/known_exploited_vulnerabilities.json");

  private final SourceSetup setup;
  private final URI address;

  public KevSource(SourceSetup setup) {
    this.setup = setup;
    this.address = setup.address().orElse(PUBLIC);
  }

  @Override
  public String name() {
    return setup.name();
  }

  @Override
  public URI address() {
    return address;
  }

  @Override
  public Page fetch(Cursor from) throws IOException, InterruptedException {
    return switch (setup.http().get(address, from.validators(address))) {
      case Fetched.Unchanged() -> Page.unchanged(from);
      case Fetched.Fresh(byte[] body, var type, Validators validators) ->
          page(body, from.withValidators(address, validators));
    };
  }

  private Page page(byte[] body, Cursor next) throws SourceFailure {
    Catalogue catalogue = read(body);
    return new Page(
        List.of(),
        catalogue.facts(),
        catalogue.rejects(),
        List.of(),
        next,
        false,
        Page.Progress.UNKNOWN,
        catalogue.complete());
  }

  private Catalogue read(byte[] body) throws SourceFailure {
    try {
      return Catalogue.parse(body);
    } catch (Catalogue.Unreadable e) {
      throw new SourceFailure(
          Message.of(ROOM, "unreadable", address, String.valueOf(e.getMessage())), e);
    }
  }
}
