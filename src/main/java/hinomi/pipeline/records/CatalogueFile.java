package hinomi.pipeline.records;

import hinomi.pipeline.Watching;
import hinomi.watch.Catalogue;
import hinomi.watch.Watch;
import hinomi.watch.dictionary.Aliases;
import hinomi.watch.dictionary.CatalogueText;
import hinomi.watch.dictionary.KnownProduct;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringReader;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Optional;

/** A catalogue of products' names in a file, besides the bundled one. */
public final class CatalogueFile {
  private static final long LARGEST = 128L << 20;

  /** What a person has written is held in memory. */
  private static final int LARGEST_OWN = 8 << 20;

  private CatalogueFile() {}

  /**
   * The bundled catalogue with what a file knows besides of what watches name. Lines that were
   * collected count for as much as they do in the store that they come from; the others, written by
   * a person, are believed.
   *
   * @throws IOException when the file cannot be read or is none of text
   */
  public static Catalogue read(Path file, Collection<Watch> watches) throws IOException {
    if (Files.size(file) > LARGEST) {
      throw new IOException("> " + LARGEST + " B");
    }
    StringBuilder own = new StringBuilder();
    Catalogue bundled = Catalogue.bundled();
    Aliases aliases = new Aliases(Watching.names(watches), bundled::product);
    try (Reader bytes =
            new InputStreamReader(
                Files.newInputStream(file),
                StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPORT)
                    .onUnmappableCharacter(CodingErrorAction.REPORT));
        BufferedReader lines = new BufferedReader(bytes)) {
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        Optional<KnownProduct> collected = CatalogueText.collected(line);
        collected.ifPresent(aliases::take);
        if (collected.isEmpty()) {
          own.append(line).append('\n');
          if (own.length() > LARGEST_OWN) {
            throw new IOException("> " + LARGEST_OWN + " B");
          }
        }
      }
    }
    return bundled
        .with(Catalogue.read(new StringReader(own.toString())))
        .with(Catalogue.of(aliases.products()));
  }
}
