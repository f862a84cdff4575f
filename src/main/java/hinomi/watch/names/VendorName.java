package hinomi.watch.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * A vendor whose products a watch takes, whole: {@code Cybozu, Inc.}, {@code サイボウズ株式会社} or {@code
 * cybozu}. Its legal form does not count, nor do spaces and signs, since CPEs write {@code
 * paloaltonetworks} and people {@code Palo Alto Networks}. Names are equal or not; a part of a name
 * is another name. That {@code サイボウズ} is {@code Cybozu} is for the catalogue to know.
 *
 * @param key the name as it is compared; never empty
 */
public record VendorName(String key) {

  /** Words that say what sort of body a vendor is, where they end its name. */
  private static final Set<String> FORMS =
      Set.of(
          ("inc incorporated corp corporation co company ltd limited llc llp lp plc pty pte pvt"
                  + " private gmbh ag kg kgaa se sa sas sarl srl sro spa as aps bv nv ab oy oyj kk"
                  + " foundation project projects team group")
              .split(" "));

  private static final Pattern JAPANESE_FORMS =
      Pattern.compile(
          "\\((?:株|有|同|資|名|社|財|独|国)\\)|(?:株式|有限|合同|合資|合名)会社"
              + "|(?:一般|公益)?(?:社団|財団)法人|(?:地方)?独立行政法人|国立(?:研究開発|大学)法人"
              + "|(?:特定非営利活動|npo|学校|医療)法人|プロジェクト$");

  private static final Pattern PROJECT = Pattern.compile("-project$");
  private static final Pattern ASIDE = Pattern.compile("\\([^()]*\\)");
  private static final Pattern SIGNS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}+#]+");

  public VendorName {
    if (key.isEmpty()) {
      throw new IllegalArgumentException("a vendor has a name");
    }
  }

  /**
   * The vendor of a watch.
   *
   * @throws NameError where no name is left
   */
  public static VendorName parse(String text) throws NameError {
    String key = keyOf(text);
    if (key.isEmpty()) {
      throw new NameError(0, "vendor.empty", text.strip());
    }
    return new VendorName(key);
  }

  /** Whether a record's vendor, as it writes it, is this one. */
  public boolean matches(String vendor) {
    return key.equals(keyOf(vendor));
  }

  /** A vendor's name as it is compared, for an index; empty where there is none. */
  public static String keyOf(String vendor) {
    if (isKey(vendor)) {
      return vendor;
    }
    if (vendor.chars().allMatch(c -> c < 0x80 && c != '(')) {
      return squeezed(Folded.of(vendor));
    }
    String folded = Folded.of(vendor);
    String plain = ASIDE.matcher(JAPANESE_FORMS.matcher(folded).replaceAll(" ")).replaceAll(" ");
    String key = squeezed(plain);
    return key.isEmpty() ? squeezed(folded) : key;
  }

  /** One word of which nothing can be left out: asked of every record, so without patterns. */
  private static boolean isKey(String vendor) {
    for (int i = 0; i < vendor.length(); i++) {
      char c = vendor.charAt(i);
      if ((c < 'a' || c > 'z') && (c < '0' || c > '9')) {
        return false;
      }
    }
    return true;
  }

  /** Without spaces, signs and the words at the end that name a legal form. */
  private static String squeezed(String name) {
    List<String> words = new ArrayList<>();
    for (String word : PROJECT.matcher(name).replaceAll(" project").split("[\\s,_/]+", -1)) {
      String letters = SIGNS.matcher(word).replaceAll("");
      if (!letters.isEmpty()) {
        words.add(letters);
      }
    }
    if (words.size() > 1 && words.getFirst().equals("the")) {
      words.removeFirst();
    }
    while (words.size() > 1 && FORMS.contains(words.getLast())) {
      words.removeLast();
    }
    return String.join("", words);
  }
}
