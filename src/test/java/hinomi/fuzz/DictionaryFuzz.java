package hinomi.fuzz;

import hinomi.watch.dictionary.CatalogueText;
import hinomi.watch.dictionary.DictionaryEntry;
import hinomi.watch.dictionary.JvnDictionary;
import hinomi.watch.dictionary.KnownProduct;
import hinomi.watch.dictionary.NameJoin;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;

/** Any bytes in place of JVN's dictionary of products; what comes of it survives as text. */
public final class DictionaryFuzz {
  private DictionaryFuzz() {}

  public static void fuzzerTestOneInput(byte[] data) throws IOException {
    List<DictionaryEntry> entries = new ArrayList<>();
    JvnDictionary.read(new ByteArrayInputStream(data), entries::add);
    List<KnownProduct> products = NameJoin.join(entries).products();
    StringBuilder text = new StringBuilder();
    CatalogueText.write(products, text);
    List<KnownProduct> back = new ArrayList<>();
    if (!CatalogueText.read(new StringReader(text.toString()), back::add).isEmpty()
        || !back.equals(products)) {
      throw new AssertionError("a catalogue does not come back from its text");
    }
  }
}
